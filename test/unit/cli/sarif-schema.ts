import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/** The part of SARIF that these tests look at. */
export interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
          readonly helpUri: string;
        }[];
      };
    };
    readonly columnKind: string;
    readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly exitCode: number;
      readonly toolExecutionNotifications: readonly { readonly locations: readonly Location[] }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
    }[];
  }[];
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: Readonly<Record<string, number>>;
  };
}

// The last candidate of the standard’s schema: the published one differs in nothing that this output uses.
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// Without the flag `u`: one of its patterns has a bracket that the flag forbids.
const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
addFormats(ajv);
/** Whether the standard’s schema accepts a value as a SARIF log. */
export const validateSarif = ajv.compile<Log>(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
