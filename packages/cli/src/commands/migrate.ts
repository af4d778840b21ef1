import { defineCommand } from '../command.ts'
import { databaseOptions, openDatabase } from '../database.ts'
