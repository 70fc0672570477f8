/** The trees of the view, in the order of package.json. */
export const treeNames = ['requests', 'history', 'environments', 'targets'] as const;

export type TreeName = (typeof treeNames)[number];
