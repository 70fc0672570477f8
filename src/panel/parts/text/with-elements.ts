/**
 * The children of an element whose text is a sentence with elements in it.
 *
 * @param text a translation with {0}, {1}, … in place of the elements: the translator decides where
 */
export const withElements = <Child>(text: string, ...elements: readonly Child[]): readonly (Child | string)[] =>
  text.split(/(\{\d\})/).map((part) => elements[Number(/^\{(\d)\}$/.exec(part)?.[1])] ?? part);
