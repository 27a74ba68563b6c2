import * as filterEvents from './filter-events.ts';
import * as getEvents from './get-events.ts';
import * as groups from './groups.ts';
import * as putEvents from './put-events.ts';
import * as streams from './streams.ts';
import * as tags from './tags.ts';

export const handlers = {
  ...groups.handlers,
  ...streams.handlers,
  ...putEvents.handlers,
  ...getEvents.handlers,
  ...filterEvents.handlers,
  ...tags.handlers,
};

export const modelled = {
  ...groups.modelled,
  ...streams.modelled,
  ...putEvents.modelled,
  ...getEvents.modelled,
  ...filterEvents.modelled,
  ...tags.modelled,
};
