/** A film as the table holds it: the five fields of the legacy application. */
export interface Movie {
  /** A UUID. */
  id: string;
  title: string;
  /** 0 to 10. */
  rating: number;
  synopsis: string;
  /** `s3://POSTERS_BUCKET/posters/UUID.EXT` */
  posterUrl: string;
}

/** The kinds of image that a poster may be, by the ending of its key. */
export const posterContentTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** The most bytes a poster may have: through a function, base64 leaves about 4.5 MB of the 6 MB of a request. */
export const maximumPosterBytes = 4 * 1024 * 1024;
