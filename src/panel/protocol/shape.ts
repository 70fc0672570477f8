/** Checks completely whether a value from outside has a type. */
export type Shape<Value> = (value: unknown) => value is Value;

export const text: Shape<string> = (value) => typeof value === 'string';
export const number: Shape<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
export const index: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
export const flag: Shape<boolean> = (value) => typeof value === 'boolean';

export const oneOf =
  <const Value extends string>(...values: readonly Value[]): Shape<Value> =>
  (value): value is Value =>
    values.includes(value as Value);

export const optional =
  <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  (value): value is Value | undefined =>
    value === undefined || shape(value);

export const list =
  <Value>(shape: Shape<Value>): Shape<readonly Value[]> =>
  (value): value is readonly Value[] =>
    Array.isArray(value) && value.every(shape);

/** An object with these members, of these shapes. Other members are ignored. */
export const record =
  <Value extends object>(members: { readonly [Name in keyof Value]-?: Shape<Value[Name]> }): Shape<Value> =>
  (value): value is Value =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Shape<unknown>>(members).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));
