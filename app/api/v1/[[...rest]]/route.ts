import { errorResponse } from '../errorResponse.ts';

/** What the API does not have, in the API's own words. */
function unknown(): Response {
  return errorResponse({ kind: 'not-found', message: 'The API has no such path. See /api/v1/openapi.json.' });
}

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
