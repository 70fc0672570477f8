import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript6';
import {
  complexTypes,
  entityTypes,
  enumTypes,
  scriptEntityTypes,
  scriptSingletonTypes,
  type EnumType,
  type PropertyType,
  type SingleType,
  type StructuredType,
} from '../../../src/catalog/index.ts';

const typesUrl = new URL(
  '../../../node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts',
  import.meta.url,
);

/** A member of an interface of Microsoft's types. */
interface OfficialMember {
  readonly name: string;
  /** Without `NullableOption<…>`. */
  readonly type: string;
  readonly nullable: boolean;
  /** On one line, without the members that may follow it. */
  readonly description: string;
  /** The members that the description lists. */
  readonly listed: string | undefined;
}

/**
 * Microsoft's own declarations. The compiler only parses, and only what is requested: the whole file has 4 MB, and its
 * declarations begin lines.
 */
class OfficialTypes {
  readonly #text = readFileSync(typesUrl, 'utf8');

  #declaration<T extends ts.Statement>(keyword: string, name: string, is: (node: ts.Statement) => node is T): T {
    const head = new RegExp(`^export ${keyword} ${name}\\b`, 'm').exec(this.#text);
    assert.ok(head, `${name} isn’t declared`);
    const end = this.#text.indexOf('\nexport ', head.index + 1);
    const source = this.#text.slice(head.index, end === -1 ? undefined : end);
    const statement = ts.createSourceFile(`${name}.d.ts`, source, ts.ScriptTarget.Latest, true).statements[0];
    assert.ok(statement && is(statement), name);
    return statement;
  }

  /** The members of an interface, inherited ones first. */
  membersOf(name: string): OfficialMember[] {
    const node = this.#declaration('interface', name, ts.isInterfaceDeclaration);
    const bases =
      node.heritageClauses?.flatMap((clause) => clause.types.map((type) => type.expression.getText())) ?? [];
    return [
      ...bases.flatMap((base) => this.membersOf(base)),
      ...node.members.filter(ts.isPropertySignature).map((member) => {
        const type = member.type?.getText() ?? '';
        const inner = /^NullableOption<(.*)>$/.exec(type)?.[1];
        const comments = ts.getLeadingCommentRanges(node.getSourceFile().text, member.pos) ?? [];
        const comment = comments.map(({ pos, end }) => node.getSourceFile().text.slice(pos, end)).join('\n');
        const words = comment
          .replace(/^\s*(\/\/|\/\*\*|\*\/|\*)/gm, '')
          .replace('*/', '')
          .replace(/\s+/g, ' ')
          .trim();
        const [, description = words, listed] = /^(.*?) Possible values are: (.*)\.$/.exec(words) ?? [];
        return {
          name: member.name.getText(),
          type: inner ?? type,
          nullable: inner !== undefined,
          description,
          listed,
        };
      }),
    ];
  }

  /** The interfaces that derive from one, directly or not. */
  derivedFrom(name: string): string[] {
    const own = [...this.#text.matchAll(new RegExp(`^export interface (\\w+) extends ${name}\\b`, 'gm'))];
    return own.flatMap(([, derived = '']) => [derived, ...this.derivedFrom(derived)]);
  }

  has(name: string): boolean {
    return new RegExp(`^export (?:interface|type) ${name}\\b`, 'm').test(this.#text);
  }

  enumMembersOf(name: string): string[] {
    const { type } = this.#declaration('type', name, ts.isTypeAliasDeclaration);
    return (ts.isUnionTypeNode(type) ? type.types : [type]).map((member) => JSON.parse(member.getText()) as string);
  }
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a type of the catalog is in Microsoft’s types. */
function typeText(type: PropertyType): string {
  if (type.kind === 'collection') return `${singleText(type.item)}[]`;
  return singleText(type);
}

function singleText(type: SingleType): string {
  if (type.kind === 'enum') return pascal(type.enumType.name);
  if (type.kind === 'structured') return pascal(type.structuredType.name);
  if (type.edm === 'Edm.Boolean') return 'boolean';
  return type.edm === 'Edm.Int32' ? 'number' : 'string';
}

/** What a property or navigation property of the catalog looks like in Microsoft's types. */
const expectedMembers = (type: StructuredType): Omit<OfficialMember, 'listed'>[] => [
  ...type.properties.map((property) => ({ ...property, type: typeText(property.type) })),
  ...type.navigationProperties.map(({ name, target, collection, description }) => ({
    name,
    nullable: true,
    description,
    type: pascal(target) + (collection ? '[]' : ''),
  })),
];

const structuredTypes: readonly StructuredType[] = [
  ...entityTypes,
  ...scriptEntityTypes,
  ...scriptSingletonTypes,
  ...complexTypes,
];

/**
 * Where the catalog differs from the types, and why. By `type.property facet`, or by what the types don't have. An exception that
 * is no longer needed fails.
 */
const keyReason = 'the reference page of the type says more about its key than the types say about any entity';
const newerReason = 'the metadata of 2026 has it, the types of 2025 don’t';
const olderReason = 'the types of 2025 have it, the metadata of 2026 doesn’t';
const exceptions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    structuredTypes
      .filter(({ kind }) => kind === 'entity')
      .map(({ name }) => [`${name}.id description`, keyReason] as const),
  ),
  'deviceComplianceScript.platform': newerReason,
  deviceComplianceScriptPlatformType: newerReason,
  'deviceComplianceScript.runAs32Bit description': newerReason,
  'deviceAndAppManagementAssignmentTarget > androidFotaDeploymentAssignmentTarget': olderReason,
};

const unused = new Set(Object.keys(exceptions));

const isException = (key: string): boolean => {
  unused.delete(key);
  return key in exceptions;
};

describe('the catalog, compared with Microsoft’s own types', () => {
  const official = new OfficialTypes();

  for (const type of structuredTypes) {
    const { name, derivedTypes } = type;
    describe(name, () => {
      const members = official.membersOf(pascal(name));
      const expected = expectedMembers(type).filter((ours) => !isException(`${name}.${ours.name}`));

      it('has the same properties, including inherited and navigation properties', () => {
        assert.deepEqual(expected.map((ours) => ours.name).sort(), members.map((theirs) => theirs.name).sort());
      });

      for (const ours of expected) {
        for (const facet of ['type', 'nullable', 'description'] as const) {
          it(`${ours.name}: ${facet}`, () => {
            const theirs = members.find((member) => member.name === ours.name);
            const key = `${name}.${ours.name} ${facet}`;
            // The types end a description with a full stop where members follow, whether or not it had one.
            const same = (value: unknown): unknown =>
              theirs?.listed === undefined ? value : String(value).replace(/\.$/, '');
            if (isException(key))
              assert.notEqual(ours[facet], theirs?.[facet], `no longer needed: ${exceptions[key] ?? ''}`);
            else assert.equal(same(ours[facet]), same(theirs?.[facet]));
          });
        }
      }

      it('has the enum members that descriptions list', () => {
        for (const property of type.properties) {
          const listed = members.find((member) => member.name === property.name)?.listed;
          if (property.type.kind !== 'enum') assert.equal(listed, undefined);
          else if (!(`${name}.${property.name}` in exceptions))
            assert.equal(property.type.enumType.members.map((member) => member.name).join(', '), listed);
        }
      });

      it('has the same derived types, except abstract ones', () => {
        const ours = new Set(derivedTypes.map((derived) => derived.name));
        const abstract = new Set(complexTypes.filter(({ isAbstract }) => isAbstract).map((other) => other.name));
        const theirs = official
          .derivedFrom(pascal(name))
          .map((derived) => derived.charAt(0).toLowerCase() + derived.slice(1))
          .filter((derived) => !abstract.has(derived) && !isException(`${name} > ${derived}`));
        assert.deepEqual([...ours].sort(), theirs.sort());
        assert.equal(ours.size, derivedTypes.length);
      });
    });
  }

  it('contains derived types and the types of properties', () => {
    for (const { name, properties, derivedTypes } of structuredTypes) {
      for (const derived of derivedTypes) assert.ok(complexTypes.includes(derived), `${name} > ${derived.name}`);
      for (const { type } of properties) {
        const single = type.kind === 'collection' ? type.item : type;
        if (single.kind === 'structured') assert.ok(structuredTypes.includes(single.structuredType), name);
        if (single.kind === 'enum') assert.ok(Object.values<unknown>(enumTypes).includes(single.enumType), name);
      }
    }
  });

  it('contains the targets of navigation properties, except devices', () => {
    const names = new Set(structuredTypes.map(({ name }) => name));
    for (const { navigationProperties } of structuredTypes)
      for (const { target } of navigationProperties) assert.ok(names.has(target) || target === 'managedDevice', target);
  });

  for (const enumType of Object.values<EnumType>(enumTypes)) {
    it(`${enumType.name} has the same members in the same order`, () => {
      if (isException(enumType.name)) assert.equal(official.has(pascal(enumType.name)), false);
      else
        assert.deepEqual(
          enumType.members.map(({ name }) => name),
          official.enumMembersOf(pascal(enumType.name)),
        );
    });

    it(`${enumType.name} numbers its members from 0, and has a sentinel only if it is evolvable`, () => {
      assert.deepEqual(
        enumType.members.map(({ value }) => value),
        enumType.members.map((_, index) => index),
      );
      assert.deepEqual(
        enumType.members.filter(({ sentinel }) => sentinel === true).map(({ name }) => name),
        enumType.evolvable ? ['unknownFutureValue'] : [],
      );
    });
  }

  // In a suite of its own, so that it runs after the suites above.
  describe('exceptions', () => {
    it('are all needed', () => {
      assert.deepEqual([...unused], []);
    });
  });
});
