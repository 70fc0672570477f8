import type { SourceRef } from './sources/index.ts';

/** What Microsoft’s documentation requires of a script, beyond what its type says. */
export const scriptContentFacts: {
  /** The maximum size of a script, by the type that holds it. A tool reports that the service accepts more: 504 and 660 kB. */
  readonly limits: Readonly<Record<string, { readonly bytes: number; readonly sources: readonly SourceRef[] }>>;
  /** The types whose scripts have to be UTF-8, without a byte order mark if the signature is checked. */
  readonly utf8: { readonly types: readonly string[]; readonly sources: readonly SourceRef[] };
  /** That a list doesn’t include the scripts themselves: each has to be read by its id. */
  readonly notInLists: { readonly sources: readonly SourceRef[] };
} = {
  limits: { deviceManagementScript: { bytes: 200 * 1024, sources: ['platformScripts', 'scriptSizeTool'] } },
  utf8: { types: ['deviceHealthScript'], sources: ['remediations'] },
  notInLists: { sources: ['listWithoutContent'] },
};

/** The language of a type's scripts, by its VS Code id; undefined if the type has no script in a known one. */
export function languageOfScripts(type: string): 'powershell' | 'shellscript' | undefined {
  switch (type) {
    case 'deviceManagementScript':
    case 'deviceHealthScript':
    case 'deviceComplianceScript':
      return 'powershell';
    case 'deviceShellScript':
    case 'deviceCustomAttributeShellScript':
      return 'shellscript';
    default:
      return undefined;
  }
}
