import type { Course } from '../../shared/step.ts';
import { allowMore, changeCode, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'addMovie';
const role = 'the role cinedb-ana-add-movie-role';
const posters = 'arn:aws:s3:::cinedb-ana-posters-000000000000/posters';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'add-movie', ...edits);
const body = 'given/functions/body.ts';
const noImageCheck: Edit = {
  file: 'given/functions/poster-file.ts',
  from: 'const extension = imageExtension(bytes);',
  to: "const extension = imageExtension(bytes) ?? 'png';",
};
/** What a first byte over 127 becomes when bytes are read as text is let through, and nothing else. */
const noDamageCheck: Edit = {
  ...noImageCheck,
  to: "const extension = imageExtension(bytes) ?? (bytes[0] === 0xef ? 'png' : undefined);",
};

/** Posters and forms that are stored wrongly, or should not be stored at all. */
export const storingMistakes: Mistake[] = [
  {
    name: 'the form is decoded to text',
    break: (course) =>
      edit(
        course,
        {
          file: body,
          from: "const bytes = Buffer.from(body, 'base64');",
          to: "if (body) return Buffer.from(Buffer.from(body, 'base64').toString('utf8'));\nconst bytes = Buffer.from(body, 'base64');",
        },
        noDamageCheck,
      ),
    fails: 'LAMBDA-03.3',
    because: 'the poster was read as text (UTF-8), which destroys an image',
  },
  {
    name: 'the poster has no content type',
    break: (course) => edit(course, { file: 'lib/posters.ts', from: ', ContentType }', to: ' }' }),
    fails: 'LAMBDA-03.3',
    because: 'S3 serves the type that it was told at the upload',
  },
  {
    name: 'the address for browsers is stored',
    break: (course) =>
      edit(course, {
        file: 'lib/posters.ts',
        from: 'return `s3://',
        to: "return 'https://posters.example/metropolis.webp' || `s3://",
      }),
    fails: 'LAMBDA-03.3',
    because: 'posterUrl does not name a place below posters/ in this bucket',
  },
  {
    name: 'the upload is left out',
    break: (course) =>
      edit(
        course,
        {
          file: 'lib/posters.ts',
          from: 'await s3.send(new PutObjectCommand(',
          to: 'await ((_: object) => {})(({',
        },
        {
          file: 'lib/posters.ts',
          from: '{ Bucket, Key, Body: bytes, ContentType }));',
          to: '...{ Bucket, Key, Body: bytes, ContentType }}));',
        },
      ),
    fails: 'LAMBDA-03.3',
    because: 'the item is written, and its poster is not',
  },
  {
    name: 'the role may not read what it shows',
    break: (course) => forbid(course, key, 's3:GetObject'),
    fails: 'LAMBDA-03.3',
    because: `${role} may not s3:GetObject on ${posters}/UUID.webp: a signature lets in as far as the one who signed`,
  },
  {
    name: 'the rating is not checked',
    break: (course) =>
      edit(course, { file: 'given/functions/movie-fields.ts', from: 'value >= 0 && value <= 10 &&', to: '' }),
    fails: 'LAMBDA-03.4',
    because: 'add-movie accepts a form with the rating 11',
  },
  {
    name: 'the poster is uploaded before the fields are checked',
    break: (course) =>
      edit(
        course,
        {
          file: 'add-movie.ts',
          from: 'const { fields, poster } =',
          to: "const early = await posterOf(form.get('poster') as File);\nif (typeof early !== 'string') await savePoster(early);\nconst { fields, poster } =",
        },
        {
          file: 'add-movie.ts',
          from: "import { randomUUID } from 'node:crypto';",
          to: "import { randomUUID } from 'node:crypto';\nimport { posterOf } from '../../given/functions/poster-file.ts';",
        },
      ),
    fails: 'LAMBDA-03.4',
    because: 'it was written before everything was checked',
  },
  {
    name: 'a broken form breaks the handler',
    break: (course) =>
      edit(course, { file: 'lib/form.ts', from: '} catch {', to: '} catch (error) {\nthrow error;' }),
    fails: 'LAMBDA-03.4',
    because: 'TypeError stopped the handler',
  },
  {
    name: 'the type that the upload claims is believed',
    break: (course) => edit(course, noImageCheck),
    fails: 'LAMBDA-03.5',
    because: 'add-movie accepts a text that says it is a PNG',
  },
  {
    name: 'the size is not checked',
    break: (course) =>
      edit(course, {
        file: 'given/functions/poster-file.ts',
        from: 'if (file.size > maximumPosterBytes)',
        to: 'if (file.size > 1e9)',
      }),
    fails: 'LAMBDA-03.5',
    because: 'add-movie accepts a poster of 4 MB and a byte',
  },
  {
    name: 'the role may delete too',
    break: (course) => allowMore(course, key, 's3:DeleteObject', `${posters}/*`),
    fails: 'LAMBDA-03.6',
    because: 'whoever gets into the function may do all that its role may',
  },
];
