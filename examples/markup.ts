/** Text from a document is anybody's text: it never becomes markup. */
export const markup = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
