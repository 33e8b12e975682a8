import { requestActor } from '@/lib/auth/requestActor.ts';
import { noRecordPdf, printReviewRecord } from '@/lib/commands/printReviewRecord.ts';
import { readReviewRecord } from '@/lib/commands/readReviewRecord.ts';
import { reviewRecordPage } from '@/lib/commands/reviewRecordPage.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { html } from '@/lib/document/reader/markup.ts';
import { plainRecordPage } from './plainRecordPage.ts';

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The review record of an assessment, to be read or printed; with `?format=pdf` as a file, or, where none can be made, as this page with why. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { ports, printing } = runtime();
  const id = (await context.params).id.toLowerCase();
  const proven = await requestActor(request);
  const here = `/a/${encodeURIComponent(id)}`;
  if (proven === null) {
    const location = `/signin?next=${encodeURIComponent(`${here}/record`)}`;
    return new Response(null, { status: 307, headers: { Location: location, 'Cache-Control': 'no-store' } });
  }
  const record = await readReviewRecord(ports, proven.actor, { id });
  if (!record.ok) {
    const { kind, message } = record.error;
    const status = kind === 'not-found' ? 404 : kind === 'forbidden' ? 403 : 503;
    return page(plainRecordPage(printing.style, message), status);
  }
  const ways = html`<p class="ways">
    <a class="link" href="${here}">The assessment</a>
    <a class="link" href="${here}/record?format=pdf">PDF</a>
    <a class="link" href="/api/v1/assessments/${id}/review-record">JSON</a>
  </p>`;
  if (new URL(request.url).searchParams.get('format') !== 'pdf') {
    return page(reviewRecordPage(record.value, printing.style, ways).page, 200);
  }
  const printed = await printReviewRecord(printing, record.value);
  if (!printed.ok) {
    const said = html`${ways}
      <div class="note bad" role="alert"><b>${noRecordPdf[printed.error]}</b></div>`;
    return page(reviewRecordPage(record.value, printing.style, said).page, 503);
  }
  return new Response(printed.value.bytes, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${printed.value.name}"`,
      'Cache-Control': 'no-store',
    },
  });
}

const page = (body: string, status: number): Response =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
