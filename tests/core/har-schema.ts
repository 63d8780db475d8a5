import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';
import { entriesOf, isRecord } from '../../src/json.ts';

const require = createRequire(import.meta.url);
const draft06: unknown = require('ajv/dist/refs/json-schema-draft-06.json');
const schemas: unknown = require('har-schema');

// Formats are left out: the schema has them of a draft that knows fewer URLs than there are.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
if (isRecord(draft06)) ajv.addMetaSchema(draft06);
for (const [, schema] of entriesOf(schemas)) if (isRecord(schema)) ajv.addSchema(schema);

/** What the JSON Schema of HAR 1.2 has against a value. */
export function schemaErrors(har: unknown): ErrorObject[] {
  const validate = ajv.getSchema('har.json#');
  if (!validate) throw new Error('har-schema has no har.json');
  validate(har);
  return validate.errors ?? [];
}
