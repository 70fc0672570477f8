import type { JsonSchema } from '../contributions/json-schema.ts';
import { enumTypeSchema, schemaOf } from '../contributions/schema.ts';
import { bodyOfRequest, type Undescribed, typesNamed } from './describe.ts';

/**
 * The JSON schema of a request’s body.
 *
 * @param method in any case
 * @param url absolute, or beginning with the version or the path
 */
export function schemaOfRequest(method: string, url: string): JsonSchema | Undescribed {
  const body = bodyOfRequest(method, url);
  return 'unknown' in body ? body : schemaOf(body);
}

/**
 * The JSON schema of the objects of a type, or of the values of an enum.
 *
 * @param name in any case, with or without `microsoft.graph`
 */
export function schemaOfType(name: string): JsonSchema | Undescribed {
  const { type, enumType } = typesNamed(name);
  if (type) return schemaOf(type);
  return enumType ? enumTypeSchema(enumType) : { unknown: 'type' };
}
