import deployAddMovie from '../../modules/03-lambda/solution/lambda-03-add-movie.ts';
import { redeploy } from './apigw-breakages.ts';
import { allowSiteIn, useProxy } from './apigw-patches.ts';
import type { Mistake } from './mistake.ts';

/** What works, and is not what APIGW-02 asks for. */
export const formMistakes: Mistake[] = [
  {
    name: 'the form goes through a proxy integration, without templates',
    break: async (course) => {
      await allowSiteIn(course, 'addMovie', 'add-movie');
      await useProxy(course, 'POST /movies');
      await redeploy(course);
    },
    mend: deployAddMovie,
    fails: 'APIGW-02.7',
    costs: 4,
    because: 'API Gateway hands the form on as it is, and the function does the rest',
  },
];
