using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Data;
using Plimsoll.Server;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

/// <summary>A set-up server whose datasets tests fill and read.</summary>
public sealed class DataServer(PostgresFixture postgres) : SetUpServer(postgres)
{
    public static readonly Timestamp Start = Timestamp.From(new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Rising minute bars: open = 100 + index, close one higher, volume 1.</summary>
    public static IEnumerable<Bar> Minutes(int count) => Bars(count, Timeframe.OneMinute);

    private static IEnumerable<Bar> Bars(int count, Timeframe timeframe) =>
        Enumerable.Range(0, count).Select(index => new Bar(
            Start + timeframe.Length * index, 100 + index, 101.5 + index, 99.5 + index, 101 + index, 1));

    /// <summary>Of one upload: beyond what other requests may send, and soon sent.</summary>
    public const int MaxUpload = 2 * 1024 * 1024;

    /// <summary>The same bars as a file with a header.</summary>
    public static string Csv(IEnumerable<Bar> bars)
    {
        using var writer = new StringWriter();
        BarCsv.Write(writer, bars);
        return writer.ToString();
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Files that uploads left in the data folder.</summary>
    public IReadOnlyList<string> LeftFiles()
    {
        var folder = Path.Combine(App.Services.GetRequiredService<ServerSettings>().DataDirectory, "uploads");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    /// <summary>A built-in dataset of minute bars, or of others.</summary>
    public Task<Dataset> StoreBuiltInAsync(
        string name, int bars, string timeframe = "1m", string instrument = "sim:ALPHA-USD") =>
        App.Services.GetRequiredService<DatasetStore>().CreateAsync(
            new NewDataset(name, InstrumentId.Of(instrument), Timeframe.Of(timeframe), "synthetic"),
            Bars(bars, Timeframe.Of(timeframe)),
            TestContext.Current.CancellationToken);

    /// <summary>Another signed-in user.</summary>
    public async Task<Browser> NewUserAsync(string email, string role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PlimsollUser>>();
        var user = new PlimsollUser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            DisplayName = email,
            Role = role,
            TimeZone = "Etc/UTC",
            CreatedAt = Clock.GetUtcNow(),
        };
        (await users.CreateAsync(user, AdminPassword)).Succeeded.ShouldBeTrue();
        var browser = NewBrowser();
        (await browser.SignInAsync(email, AdminPassword)).Status.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton(new ImportOptions { MaxBytes = MaxUpload });
    }
}
