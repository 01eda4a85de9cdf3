using Plimsoll.Browser.Tests;

// Two cores: a browser and a server at a time are enough.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Chromium))]
