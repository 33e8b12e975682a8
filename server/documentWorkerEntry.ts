/** The thread of `DocumentWorker`: one job in, one answer out. */
import { parentPort } from 'node:worker_threads';
import { doDocumentJob } from './doDocumentJob.ts';
import type { DocumentJob } from './documentJobs.ts';
import type { WorkerReply } from './DocumentWorker.ts';

const port = parentPort;
if (port === null) throw new Error('runs in a worker thread only');

const reply = async (job: DocumentJob): Promise<WorkerReply> => {
  try {
    return { answer: await doDocumentJob(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};
port.on('message', (job: DocumentJob) => {
  void reply(job).then((answer) => port.postMessage(answer));
});
