using Plimsoll.Commands;

return await CommandLineProgram.RunAsync(args);
