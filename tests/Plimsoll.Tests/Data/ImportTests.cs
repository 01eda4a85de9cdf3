using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

public sealed class ImportTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Datasets = "/api/v1/data/datasets";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plain_file_becomes_a_dataset_with_its_gaps_and_grade()
    {
        var bars = DataServer.Minutes(1_000).Where((_, index) => index is < 300 or >= 310);

        var answer = await PostAsync("plain", DataServer.Csv(bars), query: "&fileName=C%3A%5Chome%5Cbars.csv");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        var json = answer.Json;
        answer.Header("Location").ShouldBe($"{Datasets}/{json.GetProperty("id")}");
        json.GetProperty("name").GetString().ShouldBe("plain");
        json.GetProperty("instrumentId").GetString().ShouldBe("binance:BTCUSDT");
        json.GetProperty("timeframe").GetString().ShouldBe("1m");
        json.GetProperty("source").GetString().ShouldBe("bars.csv");
        json.GetProperty("isBuiltIn").GetBoolean().ShouldBeFalse();
        json.GetProperty("bars").GetInt64().ShouldBe(990);
        json.GetProperty("gaps").GetInt64().ShouldBe(1);
        json.GetProperty("coverageFraction").GetDouble().ShouldBe(0.99);
        json.GetProperty("grade").GetString().ShouldBe("B");
        json.GetProperty("quality").GetProperty("gapList").GetRawText().ShouldBe(
            """[{"start":"2024-01-01T05:00:00Z","end":"2024-01-01T05:10:00Z","bars":10}]""");
        (await server.Admin.GetAsync(answer.Header("Location"))).Json.GetRawText().ShouldBe(answer.Text);
        (await ListedAsync("plain")).ShouldHaveSingleItem().GetProperty("grade").GetString().ShouldBe("B");
    }

    [Fact]
    public async Task Gzip_is_known_by_its_first_bytes_and_gives_the_same_bars()
    {
        var text = DataServer.Csv(DataServer.Minutes(500));

        var plain = await PostAsync("as text", text);
        var packed = await PostAsync("packed", DataServer.Gzip(text), "text/csv");

        packed.Status.ShouldBe(HttpStatusCode.Created, packed.Text);
        Sha256(packed).ShouldBe(Sha256(plain));
    }

    [Fact]
    public async Task Binance_klines_are_joined_into_longer_bars()
    {
        var lines = DataServer.Minutes(12).Select(bar => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{bar.OpenTime.Micros / 1_000},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume},0,0,0,0,0,0"));

        var answer = await PostAsync("joined", string.Join('\n', lines), timeframe: "5m");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Json.GetProperty("bars").GetInt64().ShouldBe(2);
        answer.Json.GetProperty("quality").GetProperty("format").GetString().ShouldBe("binance-kline");
        answer.Json.GetProperty("quality").GetProperty("sourceTimeframe").GetString().ShouldBe("1m");
    }

    [Fact]
    public async Task Ticks_of_a_currency_pair_become_bars_without_volume()
    {
        const string Ticks = "20190630 235959000,1.1,1.2,0\n20190701 000001500,1.2,1.3,0\n20190701 000502000,1.3,1.4,0";

        var answer = await PostAsync("ticks", Ticks, instrument: "EUR/USD", timeframe: "5m");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        (answer.Json.GetProperty("bars").GetInt64(), answer.Json.GetProperty("firstOpen").GetString())
            .ShouldBe((3, "2019-07-01T04:55:00Z"));
        var quality = answer.Json.GetProperty("quality");
        (quality.GetProperty("format").GetString(), quality.GetProperty("sourceTimeframe").GetString())
            .ShouldBe(("histdata-ticks", "5m"));
    }

    [Fact]
    public async Task A_market_that_closes_gets_no_grade()
    {
        var answer = await PostAsync("euro", DataServer.Csv(DataServer.Minutes(10)), instrument: "EUR/USD");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Json.GetProperty("grade").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_upload_may_be_larger_than_other_requests_up_to_a_limit_of_its_own()
    {
        var fits = DataServer.Csv(DataServer.Minutes(30_000));
        fits.Length.ShouldBeInRange(1024 * 1024 + 1, DataServer.MaxUpload);

        (await PostAsync("large", fits)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Beyond_the_limit_nothing_is_stored(bool saysItsLength)
    {
        using var content = new ByteArrayContent(new byte[DataServer.MaxUpload + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using HttpContent body = saysItsLength ? content : new UnsizedContent(content);

        var answer = await server.Admin.SendAsync(HttpMethod.Post, Import("too large"), body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too_large"));
        await NothingOfAsync("too large");
    }

    [Fact]
    public async Task A_name_is_taken_once_and_each_user_has_names_of_their_own()
    {
        var csv = DataServer.Csv(DataServer.Minutes(10));
        using var other = await server.NewUserAsync("other@example.org", UserRole.Trader);
        using var viewer = await server.NewUserAsync("looker@example.org", UserRole.Viewer);

        var first = await PostAsync("taken", csv);
        var again = await PostAsync("taken", csv);
        var others = await other.PostTextAsync(Import("taken"), csv, "text/csv");
        var viewers = await viewer.PostTextAsync(Import("taken"), csv, "text/csv");

        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "dataset.name_taken"));
        others.Status.ShouldBe(HttpStatusCode.Created);
        viewers.Status.ShouldBe(HttpStatusCode.Forbidden);
        var path = first.Header("Location");
        (await other.GetAsync(path)).Code.ShouldBe("dataset.not_found");
        (await other.GetAsync(path + "/candles")).Code.ShouldBe("dataset.not_found");
        (await other.SendAsync(HttpMethod.Delete, path, null)).Code.ShouldBe("dataset.not_found");
        (await server.Admin.SendAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("taken", csv)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_uploads_of_one_name_at_the_same_time_one_wins()
    {
        var csv = DataServer.Csv(DataServer.Minutes(20_000));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync("contested", csv)));

        answers.Select(answer => answer.Status).Order().ShouldBe(
            [HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict]);
        (await ListedAsync("contested")).Length.ShouldBe(1);
        server.LeftFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_leaves_nothing()
    {
        var head = $"POST {Import("cut")} HTTP/1.1\r\nHost: {server.Address.Authority}\r\n"
            + $"Cookie: {server.Admin.CookieHeader}\r\nX-CSRF-Token: {server.Admin.CsrfToken}\r\n"
            + "Content-Type: text/csv\r\nContent-Length: 100000\r\n\r\n";
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + DataServer.Csv(DataServer.Minutes(100))), Stop);
        connection.Client.Shutdown(SocketShutdown.Send);

        (await AnswerAsync(stream)).ShouldBeEmpty("nobody is there to read one");
        await NothingOfAsync("cut");
    }

    // The server hangs up on bytes it has not read: whether that arrives as an end or as a reset is the network's affair.
    private static async Task<string> AnswerAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(Stop);
        }
        catch (IOException error) when (error.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionReset,
        })
        {
            return "";
        }
    }

    private Task<Answer> PostAsync(
        string name, string csv, string instrument = "BTCUSDT", string timeframe = "1m", string query = "") =>
        server.Admin.PostTextAsync(Import(name, instrument, timeframe) + query, csv, "text/csv");

    private Task<Answer> PostAsync(string name, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return server.Admin.SendAsync(HttpMethod.Post, Import(name), content);
    }

    private static string Import(string name, string instrument = "BTCUSDT", string timeframe = "1m") =>
        $"/api/v1/data/import?name={Uri.EscapeDataString(name)}&instrument={Uri.EscapeDataString(instrument)}"
        + $"&timeframe={timeframe}";

    private static string? Sha256(Answer answer) => answer.Json.GetProperty("sha256").GetString();

    private async Task<JsonElement[]> ListedAsync(string name) =>
    [
        .. (await server.Admin.GetAsync(Datasets)).Json.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("name").GetString() == name),
    ];

    private async Task NothingOfAsync(string name)
    {
        (await ListedAsync(name)).ShouldBeEmpty();
        server.LeftFiles().ShouldBeEmpty();
    }

    /// <summary>Does not say how long it is, so the server learns it while reading.</summary>
    private sealed class UnsizedContent : HttpContent
    {
        private readonly HttpContent _inner;

        public UnsizedContent(HttpContent inner)
        {
            _inner = inner;
            Headers.ContentType = inner.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            _inner.CopyToAsync(stream, context);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
