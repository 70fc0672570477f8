import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { entityTypes, enumTypes, type EntityType } from '../../../src/catalog/index.ts';

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
  /** On one line. */
  readonly description: string;
}

/**
 * Microsoft's own declarations. The compiler only parses, and only what is asked for: the whole file has 4 MB, and its
 * declarations stand at the beginning of lines.
 */
class OfficialTypes {
  readonly #text = readFileSync(typesUrl, 'utf8');

  #declaration<T extends ts.Statement>(keyword: string, name: string, is: (node: ts.Statement) => node is T): T {
    const head = new RegExp(`^export ${keyword} ${name}\\b`, 'm').exec(this.#text);
    assert.ok(head, `${name} is not declared`);
    const end = this.#text.indexOf('\nexport ', head.index + 1);
    const source = this.#text.slice(head.index, end === -1 ? undefined : end);
    const statement = ts.createSourceFile(`${name}.d.ts`, source, ts.ScriptTarget.Latest, true).statements[0];
    assert.ok(statement && is(statement), name);
    return statement;
  }

  /** The members of an interface, those that it inherits first. */
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
        return {
          name: member.name.getText(),
          type: inner ?? type,
          nullable: inner !== undefined,
          description: comment
            .replace(/^\s*(\/\/|\/\*\*|\*\/|\*)/gm, '')
            .replace('*/', '')
            .replace(/\s+/g, ' ')
            .trim(),
        };
      }),
    ];
  }

  enumMembersOf(name: string): string[] {
    const { type } = this.#declaration('type', name, ts.isTypeAliasDeclaration);
    return (ts.isUnionTypeNode(type) ? type.types : [type]).map((member) => JSON.parse(member.getText()) as string);
  }
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a property or navigation property of the catalog looks like in Microsoft's types. */
function expectedMembers(entityType: EntityType): OfficialMember[] {
  return [
    ...entityType.properties.map(({ name, type, nullable, description }) => ({
      name,
      nullable,
      description,
      type:
        type.kind === 'enum'
          ? pascal(type.enumType.name)
          : type.kind === 'collection'
            ? 'string[]'
            : type.kind === 'primitive' && type.edm === 'Edm.Int32'
              ? 'number'
              : 'string',
    })),
    ...entityType.navigationProperties.map(({ name, target, collection, description }) => ({
      name,
      nullable: true,
      description,
      type: pascal(target) + (collection ? '[]' : ''),
    })),
  ];
}

/**
 * Where the catalog says something else than the types, and why. By `type.property facet`; what is no longer needed
 * fails.
 */
const keyReason = 'the reference page of the type says more of its key than the types say of any entity';
const membersReason = 'the types list the members behind the description; the catalog has them with the enum type';
const exceptions: Readonly<Record<string, string>> = {
  'deviceManagementScriptDeviceState.id description': keyReason,
  'deviceManagementScriptUserState.id description': keyReason,
  'deviceHealthScriptDeviceState.id description': keyReason,
  'deviceComplianceScriptDeviceState.id description': keyReason,
  'deviceManagementScriptDeviceState.runState description': membersReason,
  'deviceHealthScriptDeviceState.detectionState description': membersReason,
  'deviceHealthScriptDeviceState.remediationState description': membersReason,
  'deviceComplianceScriptDeviceState.detectionState description': membersReason,
};

const unused = new Set(Object.keys(exceptions));

describe('the catalog against Microsoft’s own types', () => {
  const official = new OfficialTypes();

  for (const entityType of entityTypes) {
    describe(entityType.name, () => {
      const members = official.membersOf(pascal(entityType.name));
      const expected = expectedMembers(entityType);

      it('has the same properties, inherited and navigation properties included', () => {
        assert.deepEqual(expected.map(({ name }) => name).sort(), members.map(({ name }) => name).sort());
      });

      for (const ours of expected) {
        for (const facet of ['type', 'nullable', 'description'] as const) {
          it(`${ours.name}: ${facet}`, () => {
            const theirs = members.find(({ name }) => name === ours.name);
            const key = `${entityType.name}.${ours.name} ${facet}`;
            if (key in exceptions) {
              unused.delete(key);
              assert.notEqual(ours[facet], theirs?.[facet], `no longer needed: ${exceptions[key] ?? ''}`);
            } else assert.equal(ours[facet], theirs?.[facet]);
          });
        }
      }

      it('the members that a description lists are those of its enum type', () => {
        for (const { name, type } of entityType.properties) {
          if (type.kind !== 'enum') continue;
          const listed = /Possible values are: (.*)\.$/.exec(
            members.find((member) => member.name === name)?.description ?? '',
          )?.[1];
          assert.equal(type.enumType.members.map((member) => member.name).join(', '), listed);
        }
      });
    });
  }

  for (const enumType of Object.values(enumTypes)) {
    it(`${enumType.name} has the same members in the same order`, () => {
      assert.deepEqual(
        enumType.members.map(({ name }) => name),
        official.enumMembersOf(pascal(enumType.name)),
      );
    });

    it(`${enumType.name} numbers its members from 0, and is evolvable with a sentinel only`, () => {
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
    it('are about facets that were compared', () => {
      assert.deepEqual([...unused], []);
    });
  });
});
