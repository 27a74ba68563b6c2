import * as changeSetCreation from './change-set-creation.ts';
import * as changeSets from './change-sets.ts';
import * as exportReading from './exports.ts';
import * as stackControls from './stack-controls.ts';
import * as stackEvents from './stack-events.ts';
import * as stackReading from './stack-reading.ts';
import * as stackResources from './stack-resources.ts';
import * as stacks from './stacks.ts';
import * as templates from './templates.ts';

export const handlers = {
  ...stacks.handlers,
  ...stackControls.handlers,
  ...stackReading.handlers,
  ...stackEvents.handlers,
  ...stackResources.handlers,
  ...changeSetCreation.handlers,
  ...changeSets.handlers,
  ...templates.handlers,
  ...exportReading.handlers,
};

export const modelled = {
  ...stacks.modelled,
  ...stackControls.modelled,
  ...stackReading.modelled,
  ...stackEvents.modelled,
  ...stackResources.modelled,
  ...changeSetCreation.modelled,
  ...changeSets.modelled,
  ...templates.modelled,
  ...exportReading.modelled,
};
