import { t } from '@vscode/l10n';
import { clouds, type Cloud, type CloudId } from '../catalog/index.ts';

/** Where requests go: the built-in sandbox, or one of Microsoft's clouds. Only the user chooses it. */
export type Target = { readonly kind: 'sandbox' } | { readonly kind: 'cloud'; readonly cloud: Cloud };

/** How a target is stored and named in commands. */
export type TargetId = 'sandbox' | CloudId;

export const targets: readonly Target[] = [
  { kind: 'sandbox' },
  ...clouds.map((cloud): Target => ({ kind: 'cloud', cloud })),
];

export const targetId = (target: Target): TargetId => (target.kind === 'sandbox' ? 'sandbox' : target.cloud.id);

/** The target with an id; the sandbox for an unknown one, because it can't do harm. */
export const targetOf = (id: string | undefined): Target =>
  targets.find((target) => targetId(target) === id) ?? { kind: 'sandbox' };

export const targetName = (target: Target): string => (target.kind === 'sandbox' ? t('Sandbox') : target.cloud.name);

/** The origin that completes a relative URL. The sandbox stands in for the global service. */
export const graphRootOf = (target: Target): string =>
  target.kind === 'cloud' ? target.cloud.graphRoot : (clouds[0]?.graphRoot ?? '');
