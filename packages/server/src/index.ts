export { type Config, ConfigError, type ConfigOption, configOptions, readConfig } from './config.ts'
export { openApiV1 } from './openapi.ts'
export { type FirstStart, type RunningServer, startServer } from './start-server.ts'
