import { changeMail } from '@/lib/commands/changeMail.ts';
import { runtime } from '@/lib/commands/runtime.ts';

type Context = { readonly params: Promise<{ readonly token: string }> };

/** One press in a mail program (RFC 8058): it sends no cookie and follows no page. The body says nothing that is needed. */
export async function POST(_request: Request, context: Context): Promise<Response> {
  const { token } = await context.params;
  const done = await changeMail(runtime().ports, { token, isOn: false });
  return new Response(null, { status: done.ok ? 204 : 404, headers: { 'Cache-Control': 'no-store' } });
}

/** Mail programs and scanners open every link they see: that must not change anything. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { token } = await context.params;
  return Response.redirect(
    new URL(`/mail/${encodeURIComponent(token)}`, runtime().settings.origin ?? request.url),
    303,
  );
}
