import type { SourceRef } from './sources/index.ts';

/** What Microsoft’s documentation asks of a script, beyond what its type says. */
export const scriptContentFacts: {
  /** How large a script may be, by the type that holds it. A tool reports that the service takes more: 504 and 660 kB. */
  readonly limits: Readonly<Record<string, { readonly bytes: number; readonly sources: readonly SourceRef[] }>>;
  /** The types whose scripts have to be UTF-8, and without a byte order mark where the signature is checked. */
  readonly utf8: { readonly types: readonly string[]; readonly sources: readonly SourceRef[] };
  /** That a list doesn’t hold the scripts themselves: each is read by its id. */
  readonly notInLists: { readonly sources: readonly SourceRef[] };
} = {
  limits: { deviceManagementScript: { bytes: 200 * 1024, sources: ['platformScripts', 'scriptSizeTool'] } },
  utf8: { types: ['deviceHealthScript'], sources: ['remediations'] },
  notInLists: { sources: ['listWithoutContent'] },
};

/** The language that the scripts of a type are in, as VS Code calls it; undefined: the type has no script of a known one. */
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
