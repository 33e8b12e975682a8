/**
 * A row that must be unique is there already (an email, a slug). Commands look before they write, so it is
 * seen only when two write at once. Told apart by `name`: instances do not cross module graphs.
 */
export class DuplicateError extends Error {
  override readonly name = 'DuplicateError';
  /** Database column, as far as the database said: `email`, `slug`. */
  readonly field: string;

  constructor(field: string, options?: ErrorOptions) {
    super(`already there: ${field}`, options);
    this.field = field;
  }
}
