/** A text with its escapes decoded, and where each of its places is in the text as written. */
export interface Reading {
  /** UTF-16. */
  readonly units: Uint16Array;
  /** The place in the text as written that corresponds to a place between two units of this one. */
  readonly written: (place: number) => number;
  /** Whether its lines were joined: then nothing separates the end of one from the next. */
  readonly isJoined?: true;
}

/** Reads one escape at a place; undefined if there is none. */
type ReadEscape = (units: Uint16Array, at: number) => Escape | undefined;

interface Escape {
  /** The number of units in the escape. */
  readonly length: number;
  readonly means: string;
}

/** How a language writes escapes. */
interface Escapes {
  /** The ASCII characters that they begin with. */
  readonly leads: readonly number[];
  /** By those characters. */
  readonly readers: readonly (ReadEscape | undefined)[];
}

function escapesOf(readers: Readonly<Record<string, ReadEscape>>): Escapes {
  const byLead: (ReadEscape | undefined)[] = Array.from({ length: 0x80 });
  for (const [lead, read] of Object.entries(readers)) byLead[lead.charCodeAt(0)] = read;
  return { leads: Object.keys(readers).map((lead) => lead.charCodeAt(0)), readers: byLead };
}

/** JSON may contain JSON, which may contain JSON again: an error of Graph quotes the error of a service behind it. */
const jsonDepth = 3;

/**
 * A text as it is, as decoded from JSON, and from JSON within JSON; and each of these as decoded from a URL, from a URL within a URL,
 * from HTML, or from wrapped lines. A value that is in one of these readings is in the text, whichever characters were escaped, and how:
 * .NET writes a plus as `\u002B`. The first reading is the text as it is. Takes time in proportion to the text.
 */
export function* readingsOf(text: string): Iterable<Reading> {
  let reading: Reading | undefined = asWritten(text);
  for (let depth = 0; depth <= jsonDepth && reading; depth++) {
    yield reading;
    for (const escapes of [inUrl, inForm, inHtml, inWrapped]) {
      const decoded = unescaped(reading, escapes);
      if (decoded) yield escapes === inWrapped ? { ...decoded, isJoined: true } : decoded;
      const again = decoded && escapes === inUrl ? unescaped(decoded, inUrl) : undefined;
      if (again) yield again;
    }
    reading = unescaped(reading, inJson);
  }
}

/**
 * A value, and what it becomes in a service that decodes its escapes: a key that is escaped JSON comes back as JSON, and a URL
 * keeps a percent sign.
 */
export const meaningsOf = (value: string): string[] =>
  Array.from(new Set([value, ...[inJson, inUrl].map((escapes) => meaning(value, escapes))]));

function meaning(value: string, escapes: Escapes): string {
  const decoded = unescaped(asWritten(value), escapes);
  return decoded ? textOf(decoded.units) : value;
}

function asWritten(text: string): Reading {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return { units, written: (place) => place };
}

/** @returns undefined if it contains none of these escapes */
function unescaped({ units, written }: Reading, { leads, readers }: Escapes): Reading | undefined {
  if (!leads.some((lead) => units.includes(lead))) return undefined;
  const plain = new Uint16Array(units.length);
  // After each escape: its place in both texts.
  const [after, before]: [number[], number[]] = [[], []];
  let length = 0;
  for (let at = 0; at < units.length;) {
    const unit = units[at] ?? 0;
    const escape = unit < 0x80 ? readers[unit]?.(units, at) : undefined;
    if (escape === undefined) {
      plain[length++] = unit;
      at++;
    } else {
      for (let part = 0; part < escape.means.length; part++) plain[length++] = escape.means.charCodeAt(part);
      at += escape.length;
      after.push(length);
      before.push(at);
    }
  }
  if (after.length === 0) return undefined;
  return {
    units: plain.subarray(0, length),
    written: (place) => {
      const last = lastUpTo(after, place);
      return written(last < 0 ? place : (before[last] ?? 0) + place - (after[last] ?? 0));
    },
  };
}

/** The index of the last of some ascending numbers that is at most a limit; -1 if there is none. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const inJson = escapesOf({
  '\\': (units, at) => {
    const kind = String.fromCharCode(units[at + 1] ?? 0);
    if (kind === 'u') {
      const code = hex(units, at + 2, 4);
      return code === undefined ? undefined : { length: 6, means: String.fromCharCode(code) };
    }
    // From JavaScript and similar languages.
    const code = kind === 'x' ? hex(units, at + 2, 2) : undefined;
    if (code !== undefined) return { length: 4, means: String.fromCharCode(code) };
    const means = jsonLetters.get(kind);
    return means === undefined ? undefined : { length: 2, means };
  },
});

const jsonLetters = new Map(
  Object.entries({ '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

const percentEncoded: ReadEscape = (units, at) => {
  const first = hex(units, at + 1, 2);
  if (first === undefined) return undefined;
  // Old servers encode Latin-1 rather than UTF-8.
  return utf8(units, at, first) ?? { length: 3, means: String.fromCharCode(first) };
};

/** In a path, a plus is a plus. */
const inUrl = escapesOf({ '%': percentEncoded });

/** In a form or a query, a plus is a blank. */
const inForm = escapesOf({ '%': percentEncoded, '+': () => ({ length: 1, means: ' ' }) });

const inHtml = escapesOf({
  '&': (units, at) => {
    const [entity, decimal, digits, name = ''] =
      /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,6}));/.exec(textOf(units.subarray(at, at + 11))) ?? [];
    if (entity === undefined) return undefined;
    const code = decimal === undefined ? parseInt(digits ?? '', 16) : Number(decimal);
    const means = code <= 0x10ffff ? String.fromCodePoint(code) : htmlNames.get(name);
    return means === undefined ? undefined : { length: entity.length, means };
  },
});

const htmlNames = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', equals: '=', colon: ':', sol: '/' }),
);

/** Base64 is wrapped at 64 or 76 characters. */
const inWrapped = escapesOf({ '\n': () => ({ length: 1, means: '' }), '\r': () => ({ length: 1, means: '' }) });

/** The text of UTF-16 units. */
export const textOf = ({ buffer, byteOffset, byteLength }: Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');

/** The character that percent-encoded bytes of UTF-8 make; undefined if they don't make one. */
function utf8(units: Uint16Array, at: number, first: number): Escape | undefined {
  const bytes = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let code = first & (0xff >> (bytes + 1));
  for (let place = at + 3; place < at + 3 * bytes; place += 3) {
    const byte = units[place] === 0x25 ? hex(units, place + 1, 2) : undefined;
    if (byte === undefined || byte >> 6 !== 0b10) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isCharacter = bytes > 1 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? { length: 3 * bytes, means: String.fromCodePoint(code) } : undefined;
}

/** The number that some hexadecimal digits make; undefined for other characters. */
function hex(units: Uint16Array, at: number, digits: number): number | undefined {
  let number = 0;
  for (let index = at; index < at + digits; index++) {
    const digit = hexDigits.indexOf(String.fromCharCode((units[index] ?? 0) | 0x20));
    if (digit < 0) return undefined;
    number = 16 * number + digit;
  }
  return number;
}

const hexDigits = '0123456789abcdef';
