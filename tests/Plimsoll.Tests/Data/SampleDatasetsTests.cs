using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Features.Data;
using Plimsoll.Server;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Tests.Data;

public sealed class SampleDatasetsTests(DataServer server) : IClassFixture<DataServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DatasetStore Store => server.App.Services.GetRequiredService<DatasetStore>();

    [Fact]
    public async Task A_fresh_installation_gets_samples_once_and_only_when_wanted()
    {
        await RunAsync(isWanted: false);
        (await Store.ListAsync(null, Stop)).ShouldBeEmpty();

        await RunAsync(isWanted: true);
        var samples = await Store.ListAsync(null, Stop);
        await RunAsync(isWanted: true);

        samples.Select(dataset => dataset.Name).ShouldBe(
            ["Sample ALPHA-USD", "Sample BRAVO-USD", "Sample CEDAR-USD", "Sample DELTA-USD", "Sample EUR-USD"]);
        samples.ShouldAllBe(dataset => dataset.Bars == 1_440);
        (await Store.ListAsync(null, Stop)).Select(dataset => dataset.Id).ShouldBe(
            samples.Select(dataset => dataset.Id));
    }

    private async Task RunAsync(bool isWanted)
    {
        var settings = server.App.Services.GetRequiredService<ServerSettings>() with { WithSampleData = isWanted };
        using var samples = new SampleDatasets(
            settings,
            server.App.Services.GetRequiredService<SyntheticDataset>(),
            Store,
            NullLogger<SampleDatasets>.Instance)
        {
            Days = 1,
        };
        await samples.StartAsync(Stop);
        await samples.ExecuteTask!;
    }
}
