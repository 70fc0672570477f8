/**
 * Literal braces, which httpYac writes as `\{\{name\}\}`, in the escape of the surrounding language: every reader takes them for
 * braces, and no reader of request files for a reference. A body that isn’t JSON stays as it is.
 */
export const textBracesInJson = (body: string): string =>
  /^\s*[{["]/.test(body) ? replaced(body, ['\\u007b\\u007b', '\\u007d\\u007d']) : body;

/** The same in a URL. */
export const textBracesInUrl = (url: string): string => replaced(url, ['%7B%7B', '%7D%7D']);

/** The same as blanks and braces that JSON can have in a string, and of the same length. */
export const maskedTextBraces = (json: string): string => replaced(json, [' { {', ' } }']);

/** Escapes are read from left to right, so `\\` is a backslash, and what follows it is read separately. */
const replaced = (text: string, [opening, closing]: readonly [opening: string, closing: string]): string =>
  text.includes('\\')
    ? text.replace(/\\(?:\{\\\{|\}\\\}|[^])/g, (escape) =>
        escape === '\\{\\{' ? opening : escape === '\\}\\}' ? closing : escape,
      )
    : text;
