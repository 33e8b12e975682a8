import { stixId } from './stixIds.ts';

/** The property extension that carries what STIX has no place for: likelihood, its scale, horizon, change. */
export const judgmentExtension = stixId('extension-definition', 'yardstick', 'judgment');

/** Whose the extension is. */
const owner = stixId('identity', 'yardstick', 'product');
/** When it was made, and when all that is the same in every export counts as made. */
export const extensionMade = '2026-01-01T00:00:00.000Z';

/** The definition of the extension, and the identity it must name as its creator. */
export const extensionObjects: readonly Readonly<Record<string, unknown>>[] = [
  {
    type: 'identity',
    spec_version: '2.1',
    id: owner,
    created: extensionMade,
    modified: extensionMade,
    name: 'Yardstick',
    identity_class: 'system',
  },
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: judgmentExtension,
    created_by_ref: owner,
    created: extensionMade,
    modified: extensionMade,
    name: 'Estimative judgment',
    description:
      'Likelihood of a judgment on a named scale of estimative terms, its horizon, and its change since the version before. A likelihood is no confidence: `confidence` holds the confidence in the basis alone.',
    schema: 'JSON Schema at /schemas/stix-judgment-1.json of the server that the bundle is from.',
    version: '1.0.0',
    extension_types: ['property-extension'],
  },
];

const term = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    label: { type: 'string' },
    low: { type: 'number', minimum: 0, maximum: 1 },
    high: { type: 'number', minimum: 0, maximum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1, description: 'The authors’ own number.' },
  },
  required: ['id', 'label'],
  additionalProperties: false,
};

/** The published JSON Schema of the extension's properties. */
export const judgmentExtensionSchema: object = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Estimative judgment, a property extension of STIX 2.1',
  type: 'object',
  properties: {
    extension_type: { const: 'property-extension' },
    judgment_label: { type: 'string' },
    kind: { enum: ['forecast', 'explanation', 'characterisation'] },
    likelihood: term,
    scale: {
      type: 'object',
      properties: { id: { type: 'string' }, title: { type: 'string' }, cite: { type: 'string' } },
      required: ['id', 'title', 'cite'],
      additionalProperties: false,
    },
    horizon: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
    change: { enum: ['new', 'unchanged', 'strengthened', 'weakened', 'reversed', 'reworded', 'dropped'] },
    change_statement: { type: 'string', description: 'What its authors say of the change, and why.' },
  },
  required: ['extension_type'],
  additionalProperties: false,
};
