import assert from 'node:assert/strict';
import { contract } from '../../../../src/catalog/contract.ts';
import { checkPayload } from '../../../../src/language/checks/body/body.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import { problemsIn } from '../problems/problems-in.ts';
import type { StructuredType } from '../../../../src/catalog/model.ts';

function typeNamed(name: string): StructuredType {
  const type = contract.type(name);
  assert.ok(type, name);
  return type;
}

const found = (name: string, body: object): string[] =>
  checkPayload(JSON.stringify(body), typeNamed(name)).map((problem) => `${problem.severity} ${problem.code}`);

describe('compiled types', () => {
  const rows: readonly [type: string, body: object, ...problems: string[]][] = [
    ['windows10CompliancePolicy', { passwordRequired: 'yes' }, 'warning wrong-type'],
    ['windows10CompliancePolicy', { passwordRequired: null }, 'warning wrong-type'],
    ['windows10CompliancePolicy', { colour: 1 }, 'warning unknown-property'],
    ['windows10CompliancePolicy', { passwordRequiredType: 'numbers' }, 'warning unknown-enum-value'],
    ['windows10CompliancePolicy', { '@odata.type': '#microsoft.graph.user' }, 'warning wrong-odata-type'],
    ['windows10CompliancePolicy', { id: '1' }, 'information read-only-property'],
    ['windows10CompliancePolicy', { assignments: [{ id: '1' }] }, 'information deep-insert'],
    ['deviceCompliancePolicy', { bitLockerEnabled: true }],
    // Whichever type with that property is meant, the value is wrong.
    ['deviceCompliancePolicy', { bitLockerEnabled: 'yes' }, 'warning wrong-type'],
    ['mobileApp', { installExperience: 'system' }, 'warning wrong-type'],
    ['mobileApp', { installExperience: { madeUp: 1 } }],
    ['groupPolicyPresentationValue', { value: 'a' }],
    ['groupPolicyPresentationValue', { value: { a: 1 } }, 'warning wrong-type'],
    ['deviceCompliancePolicy', { '@odata.type': '#microsoft.graph.windows10CompliancePolicy', bitLockerEnabled: true }],
  ];
  for (const [type, body, ...problems] of rows)
    it(`${type} ${JSON.stringify(body)} → ${problems.join() || 'nothing'}`, () => {
      assert.deepEqual(found(type, body), problems);
    });

  it('get a warning for a property flagged as read-only, and information for one only described as read-only', () => {
    const severities = new Set<string>();
    for (const name of contract.typeNames) {
      const type = contract.type(name);
      if (type?.kind !== 'entity' || type.standing !== 'compiled') continue;
      for (const property of type.properties.filter(({ readOnly }) => readOnly))
        for (const problem of checkPayload(JSON.stringify({ [property.name]: null }), type))
          severities.add(`${problem.severity} ${property.readOnlyInWords === true ? 'words' : 'flag'}`);
    }
    assert.deepEqual([...severities].sort(), ['information words', 'warning flag']);
  });

  it('say in the message that they aren’t checked by hand, with the date of the metadata', () => {
    const [problem] = checkPayload('{"passwordRequred": true}', typeNamed('windows10CompliancePolicy'));
    assert.match(
      problem ? problemMessage(problem) : '',
      /^'passwordRequred' is not a property .*Did you mean 'passwordRequired'\?.*SDK metadata of \d{4}-\d\d-\d\d, not checked by hand/,
    );
  });

  it('don’t say so for a fact that is checked by hand', () => {
    const [problem] = checkPayload('{"colour": true}', typeNamed('deviceHealthScript'));
    assert.doesNotMatch(problem ? problemMessage(problem) : '', /checked by hand/);
  });

  it('are checked below /deviceAppManagement, also in URLs without a host', () => {
    const found = ['/deviceAppManagement/mobileApps', '/beta/deviceAppManagement/mobileApps'].map((url) =>
      problemsIn(`POST ${url}\nContent-Type: application/json\n\n{"colour": 1}\n`)
        .map(({ problem }) => problem.code)
        .filter((code) => code !== 'not-portable'),
    );
    assert.deepEqual(found, [['unknown-property'], ['unknown-property']]);
  });
});
