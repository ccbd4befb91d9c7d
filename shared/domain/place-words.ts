/** How a site and the way to it are said together; `where` is empty when nobody wrote it down. */
export function placeWords(place: { readonly site: string; readonly where: string }): string {
  return place.where === '' ? place.site : `${place.site}, ${place.where}`;
}
