/** Whether Graph accepts a method, in upper case: no other is sent. */
export const isGraphMethod = (method: string): boolean => /^(GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS)$/.test(method);

/** Whether a request with a method, in upper case, may have a body. `fetch` sends none with GET and HEAD. */
export const mayHaveBody = (method: string): boolean => !/^(GET|HEAD)$/.test(method);

/** What `fetch` accepts: a token of RFC 9110, and a value of one line in Latin-1. */
export const isHeader = (name: string, value: string): boolean =>
  /^[!#$%&'*+\-.^_`|~\w]+$/.test(name) && /^[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*$/.test(value);
