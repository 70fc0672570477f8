/**
 * Replaces literal braces, which httpYac writes as `\{\{name\}\}`, by escapes of the surrounding language: every reader reads those as
 * braces, and no reader of request files as a reference. A body that isn’t JSON is left unchanged.
 */
export const textBracesInJson = (body: string): string =>
  /^\s*[{["]/.test(body) ? replaced(body, ['\\u007b\\u007b', '\\u007d\\u007d']) : body;

/** The same in a URL. */
export const textBracesInUrl = (url: string): string => replaced(url, ['%7B%7B', '%7D%7D']);

/** Replaces literal braces by blanks and braces that are valid in a JSON string, with the same length. */
export const maskedTextBraces = (json: string): string => replaced(json, [' { {', ' } }']);

/** Escapes are read from left to right, so `\\` is a backslash, and what follows it is read separately. */
const replaced = (text: string, [opening, closing]: readonly [opening: string, closing: string]): string =>
  text.includes('\\')
    ? text.replace(/\\(?:\{\\\{|\}\\\}|[^])/g, (escape) =>
        escape === '\\{\\{' ? opening : escape === '\\}\\}' ? closing : escape,
      )
    : text;
