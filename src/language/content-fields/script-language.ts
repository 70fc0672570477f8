import { languageOfScripts } from '../../catalog/script-content.ts';

/** VS Code's id for the language of a text. */
export type ScriptLanguage = 'powershell' | 'shellscript' | 'json' | 'xml' | 'plaintext';

/**
 * The language of the content of an Edm.Binary property, by its first characters, else by the type that has the property.
 *
 * @param type without namespace
 */
export function scriptLanguage(text: string, type: string): ScriptLanguage {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  if (first.startsWith('#!')) return /\bpwsh\b/.test(first) ? 'powershell' : 'shellscript';
  const ofType = languageOfScripts(type);
  if (ofType) return ofType;
  if (/^\s*[[{]/.test(text)) return 'json';
  return /^\s*</.test(text) ? 'xml' : 'plaintext';
}

/** The file extensions of a language, without the dot. */
export const fileExtensions = (language: ScriptLanguage): readonly string[] => extensions[language];

const extensions: Readonly<Record<ScriptLanguage, readonly string[]>> = {
  powershell: ['ps1', 'psm1'],
  shellscript: ['sh', 'zsh', 'bash', 'command'],
  json: ['json'],
  xml: ['xml'],
  plaintext: ['txt'],
};
