import { publishVersion } from '../../../lib/commands/publishVersion.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { waiveFinding } from '../../../lib/commands/waiveFinding.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { publishInput } from '../../../lib/protocol/publicationDto.ts';
import { valueOf } from './commandWorld.ts';
import { draftOf, roundsDesk } from './roundsDesk.ts';

/** The draft with another likelihood of its judgment. */
export const withLikelihood = (doc: DocJson, likelihood: string): DocJson => changed(doc, 'j1', { likelihood });
/** The draft with a mark on its paragraph. */
export const marked = (doc: DocJson, marking: string): DocJson => changed(doc, 'p1', { marking });

function changed(doc: DocJson, id: string, attrs: Readonly<Record<string, string>>): DocJson {
  const change = (node: NodeJson): NodeJson => ({
    ...node,
    ...(node.attrs?.['id'] === id ? { attrs: { ...node.attrs, ...attrs } } : {}),
    ...(node.content === undefined ? {} : { content: node.content.map(change) }),
  });
  return { ...doc, content: doc.content.map(change) };
}

/** A desk of reviewers with a text whose findings are all waived. */
export async function publishingDesk() {
  const desk = await roundsDesk();
  const { world, id, ana } = desk;
  const waiveAll = async (): Promise<void> => {
    const { findings } = valueOf(await readChecks(world.ports, ana, { id }));
    for (const { fingerprint, gate, waived } of findings)
      if (gate && waived === undefined) {
        valueOf(await waiveFinding(world.ports, ana, { id, fingerprint, reason: 'A test text.' }));
      }
  };
  await waiveAll();
  const publish = async (by: Actor, more: object = {}) =>
    publishVersion(world.ports, by, {
      id,
      ...publishInput.parse({ contentHash: await desk.hash(), changeSummary: 'As told.', kind: 'initial', ...more }),
    });
  /** Asks one reviewer, who approves. */
  const approve = async () => {
    const round = valueOf(await desk.ask(ana, [desk.rev]));
    valueOf(await desk.decide(desk.rev, round, {}));
    return round;
  };
  const write = (doc: DocJson): void => void world.drafts.set(id, doc);
  return { ...desk, waiveAll, publish, approve, write, first: draftOf('Fees will rise.') };
}
