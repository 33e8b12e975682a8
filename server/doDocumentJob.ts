import * as Y from 'yjs';
import { comparePacked, docOf, frozen } from '../lib/commands/frozenContent.ts';
import { unreachable } from '../lib/domain/result.ts';
import { checkDraft } from '../lib/document/checkDraft.ts';
import { importFile } from '../lib/document/import/importFile.ts';
import { diffForReturning } from '../lib/document/yjs/diffForReturning.ts';
import { editDraft } from '../lib/document/yjs/editDraft.ts';
import { foldDraft } from '../lib/document/yjs/foldDraft.ts';
import { handsOf } from '../lib/document/yjs/handsOf.ts';
import { migrateDraft } from '../lib/document/yjs/migrateDraft.ts';
import { readAnchored } from '../lib/document/yjs/readAnchored.ts';
import { readDoc, readDraft } from '../lib/document/yjs/readDraft.ts';
import { restoreDraft } from '../lib/document/yjs/restoreDraft.ts';
import { seedDraft } from '../lib/document/yjs/seedDraft.ts';
import { openDoc } from '../lib/document/yjs/storeDoc.ts';
import type { DocumentAnswers, DocumentJob } from './documentJobs.ts';

/** Does one piece of document work, here and now (a file's import in turns). Throws what the document package throws. */
export function doDocumentJob(
  job: DocumentJob,
): DocumentAnswers[DocumentJob['kind']] | Promise<DocumentAnswers['import']> {
  switch (job.kind) {
    case 'seed':
      return seedDraft(job.content);
    case 'read':
      return readDraft({ state: job.snapshot }, job.tail);
    case 'freeze':
      return frozenDraft(openDoc({ state: job.snapshot }, job.tail));
    case 'hands':
      return handsOf({ state: job.snapshot }, job.tail, job.span);
    case 'read-anchored':
      return readAnchored({ state: job.snapshot }, job.tail, job.points);
    case 'fold':
      return foldDraft(job.snapshot, job.tail, job.ownScales);
    case 'migrate':
      return migrateDraft(job.snapshot, job.tail, job.scale);
    case 'edit':
      return editDraft({ state: job.snapshot }, job.tail, job.edit, job.clientId);
    case 'restore': {
      const restored = restoreDraft({ state: job.snapshot }, job.tail, docOf(job.json), job.clientId);
      const { update, replaced, stateVector } = restored;
      return { update, replaced: { ...frozen(replaced), stateVector } };
    }
    case 'compare':
      return comparePacked(job);
    case 'diff':
      return diffForReturning({ state: job.snapshot }, job.tail, job.stateVector);
    case 'import':
      return importFile(job.file);
    case 'check':
      return checkDraft(job.draft);
    default:
      return unreachable(job);
  }
}

/** A live doc as versions keep it, and what was written by then. */
function frozenDraft(doc: Y.Doc): DocumentAnswers['freeze'] {
  return { ...frozen(readDoc(doc)), stateVector: Y.encodeStateVector(doc) };
}
