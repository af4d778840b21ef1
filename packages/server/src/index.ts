export { type Config, ConfigError, type ConfigOption, configOptions, readConfig } from './config.ts'
export { type FirstStart, openServer, type Server } from './open-server.ts'
export { openApiV1 } from './openapi.ts'
