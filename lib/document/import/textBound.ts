/** Most text that is read into structure, UTF-16 units: some 300,000 words. */
export const maxTextLength = 2 * 1024 * 1024;
