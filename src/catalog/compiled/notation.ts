import type { EdmPrimitive } from '../model.ts';

/** The first line of the compiled contract: a reader of another notation would misread it. */
export const notation = 'Graph contract, notation 1';

/** The letters for primitive types in the compiled contract. A nullable string is left out, because every third property is one. */
export const letters: Readonly<Record<EdmPrimitive, string>> = {
  'Edm.Binary': 'x',
  'Edm.Boolean': 'b',
  'Edm.Date': 'd',
  'Edm.DateTimeOffset': 't',
  'Edm.Decimal': 'm',
  'Edm.Double': 'f',
  'Edm.Duration': 'p',
  'Edm.Guid': 'g',
  'Edm.Int32': 'i',
  'Edm.Int64': 'l',
  'Edm.Single': 'e',
  'Edm.String': 's',
  'Edm.TimeOfDay': 'c',
  number: 'n',
};

/** Marks around the type of a property, each one character. */
export const marks = {
  /** Before the type: an array of it. */
  collection: '*',
  /** Before the type: one that isn't in the contract, because it's from another workload, or JSON of any form. */
  elsewhere: '>',
  /** After the type: not null. */
  notNull: '!',
  /** After the type: the models only read it. */
  readOnly: '-',
  /** After the type: only its description says that it's read-only. */
  readOnlyInWords: '~',
  /** After the type of a navigation property: requests create or change its targets. */
  contained: '+',
  /** After the type of a navigation property: requests only read its targets. */
  referred: '=',
} as const;
