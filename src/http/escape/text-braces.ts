/**
 * Braces that are text, which httpYac writes as `\{\{name\}\}`, in the form that the language around them has for it: to every
 * reader they mean braces, and to no reader of request files a reference. A body that isn’t JSON stays as it is.
 */
export const textBracesInJson = (body: string): string =>
  /^\s*[{["]/.test(body) ? replaced(body, ['\\u007b\\u007b', '\\u007d\\u007d']) : body;

/** The same in a URL. */
export const textBracesInUrl = (url: string): string => replaced(url, ['%7B%7B', '%7D%7D']);

/** The same as blanks and braces that JSON can have in a string, and of the same length. */
export const maskedTextBraces = (json: string): string => replaced(json, [' { {', ' } }']);

/** Escapes are read from left to right, so that `\\` is a backslash, and what follows it is read on its own. */
const replaced = (text: string, [opening, closing]: readonly [opening: string, closing: string]): string =>
  text.includes('\\')
    ? text.replace(/\\(?:\{\\\{|\}\\\}|[^])/g, (escape) =>
        escape === '\\{\\{' ? opening : escape === '\\}\\}' ? closing : escape,
      )
    : text;
