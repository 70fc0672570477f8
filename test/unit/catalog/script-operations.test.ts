import assert from 'node:assert/strict';
import {
  complexTypes,
  entityTypes,
  scriptEntityTypes,
  scriptOperations,
  scriptSingletonTypes,
  sourceOf,
} from '../../../src/catalog/index.ts';
import { methodOf, responseOf } from '../../../src/catalog/operations/bound-operation.ts';
import { scriptPaths } from './script-paths.ts';

/** What the SDK calls: `METHOD path`, then `:` and the type of the body, or the names of the parameters in parentheses. */
const sdkOperations: ReadonlyMap<string, string> = new Map(
  scriptPaths
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [path = '', ...methods] = line.split(' ');
      return methods.map((written) => {
        const [, method = '', body = ''] = /^([A-Z]+)(.*)$/.exec(written) ?? [];
        return [`${method} ${path}`, body] as const;
      });
    }),
);

const below = (path: string): string => path.slice('/deviceManagement/'.length);

/** The catalog’s routes and operations, in the same form. */
function* catalogOperations(): Generator<readonly [string, string]> {
  for (const { name, routes, keyParameter, navigationProperties } of [...entityTypes, ...scriptEntityTypes])
    for (const route of routes) {
      const path = below(route.path);
      const entity = `${path}/{${keyParameter}}`;
      yield [`GET ${path}`, ''];
      yield [`POST ${path}`, `:${name}`];
      yield [`GET ${entity}`, ''];
      yield [`PATCH ${entity}`, `:${name}`];
      yield [`DELETE ${entity}`, ''];
      if (navigationProperties.some((property) => property.name === 'managedDevice'))
        yield [`GET ${entity}/managedDevice`, ''];
    }
  for (const { name, routes } of scriptSingletonTypes)
    for (const { path } of routes) {
      yield [`GET ${below(path)}`, ''];
      yield [`PATCH ${below(path)}`, `:${name}`];
    }
  for (const operation of scriptOperations) {
    const call = operation.kind === 'function' ? '()' : '';
    const names = operation.parameters?.properties.map((property) => property.name).sort() ?? [];
    yield [
      `${methodOf(operation)} ${below(operation.route.path)}${call}`,
      names.length === 0 ? '' : `(${names.join('+')})`,
    ];
  }
}

/** Why the catalog doesn’t name an operation that the SDK calls. */
const leftOut: readonly { readonly is: RegExp; readonly because: string; readonly count: number }[] = [
  { is: /^GET .*\/\$count$/, because: 'OData has it for every collection, but none of these pages does', count: 24 },
  {
    is: /^DELETE .*\/runSummary$/,
    because:
      'the SDK was generated from the metadata, where it is contained: neither a page nor the permission data lists DELETE',
    count: 2,
  },
];

/** Why the catalog names an operation that the SDK doesn’t call. */
const added: readonly { readonly is: RegExp; readonly because: string; readonly count: number }[] = [
  {
    is: /^PATCH .*\/runSummary$/,
    because: 'the page and the permission data have it; in the metadata it isn’t contained',
    count: 3,
  },
];

describe('operations on scripts', () => {
  const ours: ReadonlyMap<string, string> = new Map(catalogOperations());

  it('are those that the SDK calls on 97 paths, except for what is left out or added with a reason', () => {
    assert.equal(new Set([...sdkOperations.keys()].map((operation) => operation.split(' ')[1])).size, 97);
    assert.equal(sdkOperations.size, 173);
    for (const [from, to, reasons] of [
      [sdkOperations, ours, leftOut],
      [ours, sdkOperations, added],
    ] as const) {
      const missing = [...from.keys()].filter((operation) => !to.has(operation));
      const unexplained = missing.filter((operation) => !reasons.some(({ is }) => is.test(operation)));
      assert.deepEqual(unexplained, []);
      for (const { is, because, count } of reasons)
        assert.equal(missing.filter((operation) => is.test(operation)).length, count, because);
    }
  });

  it('have the body types and parameters that the SDK sends', () => {
    for (const [operation, body] of sdkOperations)
      if (ours.has(operation)) assert.equal(ours.get(operation), body, operation);
  });

  it('are listed once', () => {
    const all = [...catalogOperations()].map(([operation]) => operation);
    assert.deepEqual(all, [...new Set(all)]);
  });

  for (const operation of scriptOperations) {
    const { name, kind, route, page, parameters } = operation;
    it(`${below(route.path)}: has its own reference page`, () => {
      assert.equal(sourceOf(page).title, `${name} ${kind}`);
      assert.ok(sourceOf(page).url.includes(`-${name.toLowerCase()}?`), sourceOf(page).url);
      assert.equal(route.path.endsWith(`/${name}`), true);
      assert.equal(parameters?.kind ?? 'parameters', 'parameters');
      assert.equal(parameters?.name ?? name, name);
    });
  }

  it('respond as their pages say', () => {
    assert.deepEqual(
      scriptOperations.filter((operation) => responseOf(operation) === '204 No Content').map(({ name }) => name),
      ['assign', 'assign', 'assign', 'assign', 'assign', 'enableGlobalScripts'],
    );
  });

  it('return complex types of the catalog', () => {
    for (const { name, returns } of scriptOperations) {
      const type = returns?.kind === 'collection' ? returns.item : returns;
      if (type?.kind === 'structured') assert.ok(complexTypes.includes(type.structuredType), name);
    }
  });
});

describe('routes reported as not implemented', () => {
  it('create assignments of health and compliance scripts, which have assign instead', () => {
    const reported = scriptEntityTypes.flatMap(({ routes }) => routes.filter(({ notImplemented }) => notImplemented));
    assert.deepEqual(
      reported.map(({ path }) => below(path)),
      [
        'deviceHealthScripts/{deviceHealthScriptId}/assignments',
        'deviceComplianceScripts/{deviceComplianceScriptId}/assignments',
      ],
    );
    for (const { path, notImplemented } of reported) {
      const beside = path.replace(/[^/]+$/, notImplemented?.use ?? '');
      assert.deepEqual(notImplemented?.methods, ['POST']);
      assert.ok(
        scriptOperations.some(({ route }) => route.path === beside),
        beside,
      );
    }
  });
});
