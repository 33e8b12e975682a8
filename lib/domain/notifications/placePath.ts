/**
 * The path that a notification leads to: from the assessment's page by a query or fragment, or, where its place is a path of
 * its own (what was published), that.
 */
export function placePath(assessmentId: string, place: string): string {
  return place.startsWith('/') ? place : `/a/${assessmentId}${place}`;
}
