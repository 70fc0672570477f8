import { bodyLimit } from '../../catalog/requests/limits.ts';

/** Whether a body is larger than Graph accepts. */
export const isBodyTooLarge = (body: string): boolean => Buffer.byteLength(body) > bodyLimit.bytes;
