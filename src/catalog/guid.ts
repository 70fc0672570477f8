/** A GUID, as the ids of the Microsoft identity platform and of many entities are written; for a part of a pattern. */
export const guidPattern = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';

const guid = new RegExp(`^${guidPattern}$`);

/** Whether a text is a GUID and nothing else. */
export const isGuid = (text: string): boolean => guid.test(text);
