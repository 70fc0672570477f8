import type { Property, StructuredType } from '../model.ts';
import { boolean, int32, string } from '../properties.ts';
import { abstractType, complexType, nullable, required } from './complex-type.ts';

const inherited: readonly Property[] = [
  string('name', 'The name of the param', nullable),
  string('description', 'The description of the param', nullable),
  boolean('isRequired', 'Whether the param is required', required),
  boolean('applyDefaultValueWhenNotAssigned', 'Whether Apply DefaultValue When Not Assigned', required),
];

const parameter = (name: string, description: string, own: readonly Property[] = []): StructuredType =>
  complexType('intune-devices', name, description, [...inherited, ...own]);

/** A parameter of a health script. */
export const deviceHealthScriptParameter = abstractType(
  parameter('deviceHealthScriptParameter', 'Base properties of the script parameter.'),
  [
    parameter('deviceHealthScriptStringParameter', 'Properties of the String script parameter.', [
      string('defaultValue', 'The default value of string param', nullable),
    ]),
    parameter('deviceHealthScriptIntegerParameter', 'Properties of the Integer script parameter.', [
      int32('defaultValue', 'The default value of Integer param. Valid values -2147483648 to 2147483647', required),
    ]),
    parameter('deviceHealthScriptBooleanParameter', 'Properties of the Booolean script parameter.', [
      boolean('defaultValue', 'The default value of boolean param', required),
    ]),
  ],
);
