const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id. Ids come from addresses typed by strangers; the database throws on other texts. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
