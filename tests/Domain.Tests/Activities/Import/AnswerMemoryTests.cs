using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class AnswerMemoryTests
{
    private static LearnedAnswer Learned(long id, AnswerScope scope, string value, int files = 0, int overruled = 0) =>
        new(id, "place:hue", value, scope, "Hue", value, "Lan", 1_700_000_000_000) { Files = files, Overruled = overruled };

    private static AnswerMemory Memory(string? given, params LearnedAnswer[] learned) =>
        new(given is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["place:hue"] = given }, learned, null);

    [Fact]
    public void The_narrowest_scope_answers()
    {
        var memory = Memory(null, Learned(1, AnswerScope.Everyone, "VN1"), Learned(2, AnswerScope.Partner, "VN2"), Learned(3, AnswerScope.Template, "VN3"));
        Assert.Equal("VN2", memory.Values["place:hue"]);
        Assert.Equal(2, memory.Before("place:hue")!.Id);
    }

    [Fact]
    public void A_files_own_answer_goes_before_and_overrules_another_one_only()
    {
        var other = Memory("VN9", Learned(1, AnswerScope.Partner, "VN1"));
        Assert.Equal("VN9", other.Values["place:hue"]);
        Assert.Null(other.Before("place:hue"));
        Assert.Equal(1, Assert.Single(other.Overruled).Id);
        Assert.Empty(Memory("VN1", Learned(1, AnswerScope.Partner, "VN1")).Overruled);
    }

    [Fact]
    public void To_be_asked_again_leaves_the_question_open_and_overrules_nothing()
    {
        var memory = Memory(QuestionBook.AnswerAsk, Learned(1, AnswerScope.Partner, "VN1"));
        Assert.Empty(memory.Values);
        Assert.Empty(memory.Overruled);
    }

    [Theory]
    [InlineData(0, 0, AnswerStanding.Fresh)]
    [InlineData(1, 0, AnswerStanding.Fresh)]
    [InlineData(2, 0, AnswerStanding.Firm)]
    [InlineData(3, 2, AnswerStanding.Firm)]
    [InlineData(1, 1, AnswerStanding.Doubtful)]
    [InlineData(0, 1, AnswerStanding.Doubtful)]
    public void An_answer_stands_by_the_files_it_held_in_and_those_that_said_otherwise(int files, int overruled, AnswerStanding standing)
    {
        var answer = Learned(1, AnswerScope.Everyone, "VN1", files, overruled);
        Assert.Equal(standing, answer.Standing);
        Assert.Equal(standing == AnswerStanding.Doubtful ? "doubtful" : null, Memory(null, answer).Outdated.FirstOrDefault()?.Reason);
    }

    [Theory]
    [InlineData("period", "2021-07", false)]
    [InlineData("period:x", "2021-07", false)]
    [InlineData("partner:acted", "new", false)]
    [InlineData("partner:acted", "none", true)]
    [InlineData("date-order", "dmy", true)]
    public void What_belongs_to_one_file_is_not_kept_for_others(string key, string value, bool lasts) =>
        Assert.Equal(lasts, DecidedAnswer.IsLasting(key, value));
}
