/** A signed-in person at the HTTP API, as an outside program would be: next-auth's own routes, then a cookie. */
export type ApiClient = {
  readonly cookie: string;
  request(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }>;
  /** The same person at another address of the product. */
  at(origin: string): ApiClient;
  /** Sends and expects success; gives the body back as `T`. */
  done<T>(method: string, path: string, body?: unknown): Promise<T>;
};

const cookiesOf = (response: Response): readonly string[] =>
  response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');

/** Signs in with email and password. Throws, with what the server answered, when it refuses. */
export async function signIn(origin: string, email: string, password: string): Promise<ApiClient> {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = cookiesOf(csrf);
  const response = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: jar.join('; ') },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  });
  const session = cookiesOf(response).filter((line) => line.includes('session-token='));
  if (session.length === 0) throw new Error(`sign-in refused: ${response.status} ${await response.text()}`);
  return clientWith(origin, { Cookie: session.join('; ') }, session.join('; '));
}

/** A client that uses an API token. */
export function withToken(origin: string, token: string): ApiClient {
  return clientWith(origin, { Authorization: `Bearer ${token}` }, '');
}

function clientWith(origin: string, headers: Readonly<Record<string, string>>, cookie: string): ApiClient {
  const request: ApiClient['request'] = async (method, path, body) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not JSON: the text itself.
    }
    return { status: response.status, body: parsed, headers: response.headers };
  };
  return {
    cookie,
    request,
    at: (other) => clientWith(other, headers, cookie),
    done: async <T>(method: string, path: string, body?: unknown) => {
      const answer = await request(method, path, body);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as T;
    },
  };
}
