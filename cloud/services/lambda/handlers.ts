import * as aliases from './aliases.ts';
import * as concurrency from './concurrency.ts';
import * as functions from './functions.ts';
import * as invoke from './invoke.ts';
import * as permissions from './permissions.ts';
import * as tags from './tags.ts';
import * as updates from './updates.ts';
import * as versions from './versions.ts';

export const handlers = {
  ...functions.handlers,
  ...updates.handlers,
  ...versions.handlers,
  ...aliases.handlers,
  ...permissions.handlers,
  ...concurrency.handlers,
  ...tags.handlers,
  ...invoke.handlers,
};

export const modelled = {
  ...functions.modelled,
  ...updates.modelled,
  ...versions.modelled,
  ...aliases.modelled,
  ...permissions.modelled,
  ...concurrency.modelled,
  ...tags.modelled,
  ...invoke.modelled,
};
