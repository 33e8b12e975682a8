import { markIn } from '../../../../domain/marking/banner.ts';
import type { MarkingSystemId } from '../../../../domain/marking/markingSystems.ts';
import { stixId } from './stixIds.ts';

/** A marking definition. */
export type StixMarking = { readonly id: string; readonly object: Readonly<Record<string, unknown>> };

/** The marks of TLP 2.0 have ids that everybody uses (OASIS, STIX common objects). */
const tlp: Readonly<Record<string, { readonly id: string; readonly level: string }>> = {
  'TLP:CLEAR': { id: '94868c89-83c2-464b-929b-a1a8aa3c8487', level: 'clear' },
  'TLP:GREEN': { id: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb', level: 'green' },
  'TLP:AMBER': { id: '55d920b0-5e8b-4f79-9ee9-91f868d9b421', level: 'amber' },
  'TLP:AMBER+STRICT': { id: '939a9414-2ddd-4d32-a0cd-375ea402b003', level: 'amber+strict' },
  'TLP:RED': { id: 'e828b379-4e03-4974-9ac4-e53a884c97c1', level: 'red' },
};
const tlpExtension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** A mark, in either spelling, as a marking definition: TLP 2.0's own, else a statement. Null where there is no mark. */
export function stixMarking(system: MarkingSystemId, mark: string | null): StixMarking | null {
  if (mark === null || mark.trim() === '') return null;
  // What the system cannot read is still said.
  const banner = markIn(system, mark)?.banner ?? mark.trim();
  const known = system === 'tlp2' ? tlp[banner] : undefined;
  if (known === undefined) {
    const id = stixId('marking-definition', system, banner);
    const definition = { definition_type: 'statement', definition: { statement: banner } };
    return { id, object: markingObject(id, '2026-01-01T00:00:00.000Z', banner, definition) };
  }
  const id = `marking-definition--${known.id}`;
  const extensions = { [tlpExtension]: { extension_type: 'property-extension', tlp_2_0: known.level } };
  return { id, object: markingObject(id, '2022-10-01T00:00:00.000Z', banner, { extensions }) };
}

function markingObject(id: string, created: string, name: string, rest: object): StixMarking['object'] {
  return { type: 'marking-definition', spec_version: '2.1', id, created, name, ...rest };
}
