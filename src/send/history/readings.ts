/** A text after somebody has undone its escapes, and where in the text as written each of its places is. */
export interface Reading {
  /** UTF-16. */
  readonly units: Uint16Array;
  /** The place in the text as written of a place between two units of this. */
  readonly written: (place: number) => number;
}

/** Reads one escape at a place; undefined where there is none. */
type ReadEscape = (units: Uint16Array, at: number) => Escape | undefined;

interface Escape {
  /** Units of the escape. */
  readonly length: number;
  readonly means: string;
}

/** How a language writes escapes, by the character that they begin with, one of ASCII. */
type Escapes = Readonly<Record<string, ReadEscape>>;

/** JSON is found in JSON, and that in JSON again: an error of Graph quotes the error of a service behind it. */
const jsonDepth = 3;

/**
 * A text as it is, and as a reader of JSON, of JSON within JSON, or of a URL in any of these reads it. A value that is found in
 * one of them is in the text, whichever characters its writer escapes, and how: .NET writes a plus as `\u002B`. Takes
 * time in proportion to the text.
 */
export function* readingsOf(text: string): Iterable<Reading> {
  let reading: Reading | undefined = asWritten(text);
  for (let depth = 0; depth <= jsonDepth && reading; depth++) {
    yield reading;
    for (const escapes of [inUrl, inForm]) {
      const decoded = unescaped(reading, escapes);
      if (decoded) yield decoded;
    }
    reading = unescaped(reading, inJson);
  }
}

/**
 * A value, and what it is to a service that undoes the escapes in it: a key that is escaped JSON comes back as JSON, and a URL
 * keeps a percent sign as it is.
 */
export const meaningsOf = (value: string): string[] =>
  Array.from(new Set([value, ...[inJson, inUrl].map((escapes) => meaning(value, escapes))]));

function meaning(value: string, escapes: Escapes): string {
  const decoded = unescaped(asWritten(value), escapes);
  return decoded ? Buffer.from(decoded.units.slice().buffer).toString('utf16le') : value;
}

function asWritten(text: string): Reading {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return { units, written: (place) => place };
}

/** @returns undefined for what has no escape of these in it */
function unescaped({ units, written }: Reading, escapes: Escapes): Reading | undefined {
  const readers: (ReadEscape | undefined)[] = Array.from({ length: 0x80 });
  for (const [lead, read] of Object.entries(escapes)) readers[lead.charCodeAt(0)] = read;
  const plain = new Uint16Array(units.length);
  // After each escape: the places in both.
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

/** The index of the last number that is not above a limit, of ascending ones; -1 where there is none. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const inJson: Escapes = {
  '\\': (units, at) => {
    const kind = String.fromCharCode(units[at + 1] ?? 0);
    if (kind === 'u') {
      const code = hex(units, at + 2, 4);
      return code === undefined ? undefined : { length: 6, means: String.fromCharCode(code) };
    }
    const means = jsonLetters.get(kind);
    return means === undefined ? undefined : { length: 2, means };
  },
};

const jsonLetters = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

/** Of a path: a plus is a plus. */
const inUrl: Escapes = {
  '%': (units, at) => {
    const first = hex(units, at + 1, 2);
    if (first === undefined) return undefined;
    const bytes = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const length = 3 * bytes;
    const means = bytes === 1 ? undefined : utf8(String.fromCharCode(...units.subarray(at, at + length)));
    // Old servers encode Latin-1 rather than UTF-8.
    return means === undefined ? { length: 3, means: String.fromCharCode(first) } : { length, means };
  },
};

/** Of a form, or a query: a plus is a blank. */
const inForm: Escapes = { ...inUrl, '+': () => ({ length: 1, means: ' ' }) };

function utf8(escapes: string): string | undefined {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return undefined;
  }
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
