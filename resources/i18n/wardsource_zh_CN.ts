<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Page not done: {page}</source>
        <translation>整页未做：{page}</translation>
    </message>
    <message>
        <source>{n} empty items become ND (not done). What is filled stays as it is.</source>
        <translation>{n} 个空项记为 ND（未做）；已填内容不变。</translation>
    </message>
    <message>
        <source>Reason (choose one)</source>
        <translation>原因（必选一项）</translation>
    </message>
    <message>
        <source>Stays a draft until saved</source>
        <translation>保存前为草稿</translation>
    </message>
    <message>
        <source>Mark as not done</source>
        <translation>记为未做</translation>
    </message>
</context>
<context>
    <name>AbsenceLine</name>
    <message>
        <source>{item}, reason</source>
        <translation>{item}，原因</translation>
    </message>
    <message>
        <source>Reason (5+ characters)</source>
        <translation>填写原因，至少 5 个字</translation>
    </message>
    <message>
        <source>Sampled, result not yet reported</source>
        <translation>已采样，结果未报告</translation>
    </message>
</context>
<context>
    <name>AbsenceMenu</name>
    <message>
        <source>Sampled, not yet &amp;reported</source>
        <translation>采样未报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Empty the field</source>
        <translation>清空，恢复未填(&amp;E)</translation>
    </message>
</context>
<context>
    <name>AlarmBar</name>
    <message>
        <source>(and {n} more)</source>
        <translation>（另有 {n} 处）</translation>
    </message>
    <message>
        <source>Read-only: {what} ({number})</source>
        <translation>只读：{what}（{number}）</translation>
    </message>
    <message>
        <source>Nothing more is written and nothing is lost; call the IT administrator</source>
        <translation>已停止写入，数据未丢失；请联系系统管理员</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>What this change causes</source>
        <translation>这次更正会带来</translation>
    </message>
    <message>
        <source>Signature “{meaning}” of {name} ({role}) at {time} ends; version {n} stays readable, the next is signed again</source>
        <translation>{role} {name} 的签名“{meaning}” {time} 失效，需重签下一版；原第 {n} 版保留可读</translation>
    </message>
</context>
<context>
    <name>CertificatesDialog</name>
    <message>
        <source>Folder for root.pem and certificates.json</source>
        <translation>root.pem 和 certificates.json 的存放文件夹</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Show {n} more</source>
        <translation>再显示 {n} 项</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>True as recorded: {item}</source>
        <translation>属实：{item}</translation>
    </message>
    <message>
        <source>Outside what is possible: whoever recorded it cannot confirm it. A second person logs in, checks and confirms.</source>
        <translation>超出可能范围：录入者本人不能确认。须由另一有权限的人员登录，核对后确认。</translation>
    </message>
    <message>
        <source>Only a study physician who recorded nothing of this step can state it, logged in with the own account.</source>
        <translation>只有未录入本步骤的研究医生，用自己的账户登录后才能说明。</translation>
    </message>
    <message>
        <source>Kept for this value only</source>
        <translation>仅对该值有效</translation>
    </message>
    <message>
        <source>Keep the value</source>
        <translation>保留该值</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Provenance</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Default, to be confirmed</source>
        <translation>默认值·待方案确认</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>该项历史</translation>
    </message>
</context>
<context>
    <name>CriterionRow</name>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>DatedEditor</name>
    <message>
        <source>Calendar for {item}</source>
        <translation>{item}：日历</translation>
    </message>
</context>
<context>
    <name>DayBanner</name>
    <message>
        <source>Time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>按受试者</translation>
    </message>
    <message>
        <source>Concerns me</source>
        <translation>与我有关</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Shift sheet</source>
        <translation>交班单</translation>
    </message>
    <message>
        <source>Print the hand-over sheet of everybody&apos;s rows</source>
        <translation>打印交班单（全部人员的待办）</translation>
    </message>
</context>
<context>
    <name>DerivedEditor</name>
    <message>
        <source>calculated</source>
        <translation>程序计算</translation>
    </message>
    <message>
        <source>inputs missing</source>
        <translation>缺输入项，未计算</translation>
    </message>
</context>
<context>
    <name>DismissDeviationDialog</name>
    <message>
        <source>No deviation</source>
        <translation>不是偏离</translation>
    </message>
    <message>
        <source>Kept with its reason for these days; other days are proposed anew</source>
        <translation>连同原因保存，只对这些日期有效；日期改变会重新提示</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>DraftBanner</name>
    <message>
        <source>Unfinished draft: {page}, {n} items not saved</source>
        <translation>有未完成的草稿：{page}，{n} 项未保存</translation>
    </message>
    <message>
        <source>a draft is no record and is not printed</source>
        <translation>草稿不是记录，不会打印</translation>
    </message>
    <message>
        <source>the page was saved since; check after restoring</source>
        <translation>此后该页另有保存，恢复后请核对</translation>
    </message>
    <message>
        <source>number {was} was taken by somebody else; this is number {now} now, discard it if it is the same</source>
        <translation>第 {was} 号已由他人先用，本草稿改为第 {now} 号；如为同一件事请放弃</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Restore draft</source>
        <translation>恢复草稿</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Awaited</source>
        <translation>待报告</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>选填</translation>
    </message>
</context>
<context>
    <name>EmergencyDialog</name>
    <message>
        <source>Emergency: blank worksheet</source>
        <translation>应急：空白工作表</translation>
    </message>
    <message>
        <source>For when nobody can log in: write on paper and enter it afterwards. Each print is noted and numbered.</source>
        <translation>无法登录时使用：先写在纸上，事后补录。每次打印都有编号并留下记录。</translation>
    </message>
    <message>
        <source>Subject and names are written by hand.</source>
        <translation>受试者编号和人员姓名由手写填入。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Blank worksheet</source>
        <translation>空白工作表</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>This did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>What is on the screen stays as it is.</source>
        <translation>屏幕上的内容保持不变。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>True, give reason</source>
        <translation>属实，填原因</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>To check: {n}</source>
        <translation>待核对 {n}</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>无待核对项</translation>
    </message>
</context>
<context>
    <name>FollowUpTab</name>
    <message>
        <source>Follow-up</source>
        <translation>随访</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>CAR-T in autoimmune disease</source>
        <translation>CD19 CAR-T 自身免疫病试验</translation>
    </message>
    <message>
        <source>{registry} · Protocol {number}</source>
        <translation>{registry}&#x3000;方案 {number}</translation>
    </message>
    <message>
        <source>Ward source data</source>
        <translation>床旁源数据</translation>
    </message>
    <message>
        <source>Checked {time}</source>
        <translation>自检通过 {time}</translation>
    </message>
    <message>
        <source>Please look {time}</source>
        <translation>请查看 {time}</translation>
    </message>
    <message>
        <source>Clock {day} {time}</source>
        <translation>时钟 {day} {time}</translation>
    </message>
    <message>
        <source>The records themselves are verified right after login.</source>
        <translation>记录的完整性在登录后立即核验。</translation>
    </message>
    <message>
        <source>Emergency: print a blank worksheet</source>
        <translation>应急：打印空白工作表</translation>
    </message>
</context>
<context>
    <name>HistoryPopover</name>
    <message>
        <source>Nothing saved for this item yet</source>
        <translation>该项尚无保存的记录</translation>
    </message>
    <message>
        <source>{n} entries, none can be removed</source>
        <translation>{n} 条，均不可删除</translation>
    </message>
</context>
<context>
    <name>InfusionDayTab</name>
    <message>
        <source>Move D0</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Infusion day</source>
        <translation>输注日</translation>
    </message>
</context>
<context>
    <name>LaboratoryEditor</name>
    <message>
        <source>{item}, unit</source>
        <translation>{item}，单位</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>{item}, lower limit</source>
        <translation>{item}，参考下限</translation>
    </message>
    <message>
        <source>{item}, upper limit</source>
        <translation>{item}，参考上限</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>What was typed is kept as a draft.</source>
        <translation>已输入的内容已保留为草稿。</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>{name}的密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>换人</translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the rows (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Back to the visits (Esc)</source>
        <translation>返回访视（Esc）</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>New row</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New row (Ctrl+N)</source>
        <translation>新增一行（Ctrl+N）</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>Nothing recorded yet in “{log}”. Ctrl+N starts the first row.</source>
        <translation>“{log}”尚无记录。按 Ctrl+N 新增第一行。</translation>
    </message>
    <message>
        <source>Proposed, and said to be no deviation:</source>
        <translation>不记为偏离的提示：</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>{name}的密码</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是谁？</translation>
    </message>
    <message>
        <source>Training password {password}</source>
        <translation>培训密码 {password}</translation>
    </message>
    <message>
        <source>Five wrong passwords in a row lock the account for 15 minutes; no data is lost.</source>
        <translation>连续 5 次密码错误锁定 15 分钟，数据不会丢失。</translation>
    </message>
    <message>
        <source>Training site: each person&apos;s random password stands on the tile.</source>
        <translation>培训站点：每个人的随机密码写在卡片上。</translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>{item}, date</source>
        <translation>{item}，日期</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>{item}, time</source>
        <translation>{item}，时间</translation>
    </message>
</context>
<context>
    <name>MoveD0Dialog</name>
    <message>
        <source>Move the infusion day</source>
        <translation>更改计划回输日</translation>
    </message>
    <message>
        <source>Planned D0</source>
        <translation>计划 D0</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>新日期</translation>
    </message>
    <message>
        <source>Visits already held stay judged by the plan of their day.</source>
        <translation>已完成的访视仍按当时的计划判断。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>{n} visits move</source>
        <translation>{n} 次访视随之改期</translation>
    </message>
    <message>
        <source>Choose a day to see what moves</source>
        <translation>选定日期后，在此列出随之变动的访视</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <source>Day so far</source>
        <translation>原日期</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>{n} criteria change: what is too old by then is done again</source>
        <translation>{n} 条标准的判定改变：届时过期的检查须重做</translation>
    </message>
</context>
<context>
    <name>NoValueDialog</name>
    <message>
        <source>Not saved yet: {n} values to look at</source>
        <translation>尚未保存：{n} 个值需核对</translation>
    </message>
    <message>
        <source>Saved as typed it stays readable for good; correcting it takes a reason, and signing the page waits for that.</source>
        <translation>照原样保存后将一直留在记录中：只能写明原因更正，旧值仍可见；更正前本页不能签名。</translation>
    </message>
    <message>
        <source>Save as typed</source>
        <translation>照原样保存</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>跳到该项</translation>
    </message>
    <message>
        <source>Go to {item}</source>
        <translation>跳到{item}</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>normal {range}</source>
        <translation>参考 {range}</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不详</translation>
    </message>
</context>
<context>
    <name>OtherPerson</name>
    <message>
        <source>User id</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Own password</source>
        <translation>本人密码</translation>
    </message>
</context>
<context>
    <name>OutOfOrderDialog</name>
    <message>
        <source>{step} done before earlier steps?</source>
        <translation>前面的步骤未完成，{step} 已完成？</translation>
    </message>
    <message>
        <source>not recorded as done</source>
        <translation>未记为已完成</translation>
    </message>
    <message>
        <source>and {n} more, up to {last}</source>
        <translation>另有 {n} 步，至 {last}</translation>
    </message>
    <message>
        <source>If it was really done, record it so. The open steps stay open.</source>
        <translation>如确已完成，请照实记录；前面未解决的步骤仍待处理。</translation>
    </message>
    <message>
        <source>Not done, take back</source>
        <translation>没有完成，撤回</translation>
    </message>
    <message>
        <source>Really done</source>
        <translation>确已完成</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Go on past the stop at {step}</source>
        <translation>越过 {step} 的硬停</translation>
    </message>
    <message>
        <source>Go on, I decide so</source>
        <translation>本人决定越过</translation>
    </message>
    <message>
        <source>A physician decides, with the own user id and password:</source>
        <translation>由研究医生决定，用本人的工号和密码：</translation>
    </message>
    <message>
        <source>Holds for exactly this stop; recorded with your name</source>
        <translation>只对本次硬停有效，记在您的名下</translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Eligibility verdict</source>
        <translation>入选判定</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>护士</translation>
    </message>
    <message>
        <source>both</source>
        <translation>双签</translation>
    </message>
    <message>
        <source>{n} not needed</source>
        <translation>不需要 {n} 页</translation>
    </message>
    <message>
        <source>Pages whose condition does not hold for this subject; a click shows them</source>
        <translation>按条件本受试者不需要的页；点击展开</translation>
    </message>
</context>
<context>
    <name>PanelFoot</name>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Draft {time}</source>
        <translation>草稿 {time}</translation>
    </message>
    <message>
        <source>Shown is what is saved</source>
        <translation>显示的是已保存的记录</translation>
    </message>
    <message>
        <source>Signed: preview, print</source>
        <translation>已签名，预览 打印</translation>
    </message>
    <message>
        <source>{n} not saved</source>
        <translation>{n} 项未保存</translation>
    </message>
    <message>
        <source>{items} not saved</source>
        <translation>{items} 未保存</translation>
    </message>
    <message>
        <source>Completely signed</source>
        <translation>已全部签名</translation>
    </message>
    <message>
        <source>Waits for “{meaning}” by {roles}</source>
        <translation>待{roles}签“{meaning}”</translation>
    </message>
    <message>
        <source>Can be saved; {n} to resolve before signing</source>
        <translation>可保存；签名前须处理 {n} 项</translation>
    </message>
    <message>
        <source>Can be saved; {n} missing before signing</source>
        <translation>可保存；签名前须填 {n} 项</translation>
    </message>
    <message>
        <source>Save before signing</source>
        <translation>签名前先保存</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>No. {n}</source>
        <translation>第 {n} 号</translation>
    </message>
    <message>
        <source>Page not done</source>
        <translation>整页未做</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Preview/Print</source>
        <translation>预览/打印</translation>
    </message>
    <message>
        <source>To check, context</source>
        <translation>待核对与说明</translation>
    </message>
    <message>
        <source>{shown} filled</source>
        <translation>已填 {shown}</translation>
    </message>
    <message>
        <source>Time {n}</source>
        <translation>第 {n} 次</translation>
    </message>
    <message>
        <source>New repeat</source>
        <translation>新建复查</translation>
    </message>
</context>
<context>
    <name>PeriodTab</name>
    <message>
        <source>Choose or register a subject first</source>
        <translation>请先选择或登记受试者</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Purpose of the copy</source>
        <translation>打印用途</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>第 {n} 页 共 {all} 页</translation>
    </message>
</context>
<context>
    <name>ProvenancePopover</name>
    <message>
        <source>Original record: {origin} ({letter})</source>
        <translation>原始记录：{origin}（{letter}）</translation>
    </message>
    <message>
        <source>Possible {range} {unit}; outside it must be resolved</source>
        <translation>可能范围 {range} {unit}，超出必须处理</translation>
    </message>
    <message>
        <source>Usual {range} {unit}; outside it is asked about</source>
        <translation>常见范围 {range} {unit}，超出请核对</translation>
    </message>
    <message>
        <source>Reference {range} {unit}, until the report&apos;s own is entered</source>
        <translation>参考范围 {range} {unit}，以报告所列为准</translation>
    </message>
    <message>
        <source>{inputs}; unrounded {value} {unit}</source>
        <translation>{inputs}；未修约 {value} {unit}</translation>
    </message>
</context>
<context>
    <name>ReasonTiles</name>
    <message>
        <source>Details (needed for Other, at least 5 characters)</source>
        <translation>补充说明（选“其他”时必填，至少 5 个字）</translation>
    </message>
    <message>
        <source>Details of the reason</source>
        <translation>原因说明</translation>
    </message>
</context>
<context>
    <name>ReasonsDialog</name>
    <message>
        <source>Save correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Correct {item}</source>
        <translation>更正&#x3000;{item}</translation>
    </message>
    <message>
        <source>Correct {n} values</source>
        <translation>更正 {n} 项</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>One reason for all {n} corrections</source>
        <translation>{n} 项更正用同一原因</translation>
    </message>
    <message>
        <source>Reason (choose one)</source>
        <translation>原因（必选一项）</translation>
    </message>
    <message>
        <source>Late entry +{h} h {m}: why was it not recorded at the time?</source>
        <translation>补记 +{h} h {m}：为何未及时记录？</translation>
    </message>
</context>
<context>
    <name>RegisterSubjectDialog</name>
    <message>
        <source>Register a subject</source>
        <translation>登记受试者</translation>
    </message>
    <message>
        <source>Letter {n} of the initials</source>
        <translation>缩写第 {n} 个字母</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>受试者编号</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>姓名缩写</translation>
    </message>
    <message>
        <source>Capital letters of the name in pinyin, four in all:</source>
        <translation>取姓名汉语拼音的大写字母，共四位：</translation>
    </message>
    <message>
        <source>two characters: the first two letters of each (张红 ZHHO);</source>
        <translation>两字姓名：每字取前两个字母（张红 ZHHO）；</translation>
    </message>
    <message>
        <source>three: the first letter of each, then the second of the last (张红旗 ZHQI);</source>
        <translation>三字姓名：每字取首字母，再加末字的第二个字母（张红旗 ZHQI）；</translation>
    </message>
    <message>
        <source>four: the first letter of each (欧阳红旗 OYHQ).</source>
        <translation>四字姓名：每字取首字母（欧阳红旗 OYHQ）。</translation>
    </message>
    <message>
        <source>Names and hospital numbers are not entered here.</source>
        <translation>此处不录入姓名和住院号。</translation>
    </message>
    <message>
        <source>The code is never used again.</source>
        <translation>编号不会重复使用。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>{codes} has the same initials: make sure that this is another person.</source>
        <translation>{codes} 的姓名缩写相同：请确认不是同一位受试者。</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>{item}: not done, unknown or not applicable (Ctrl+D)</source>
        <translation>{item}：未做、不详或不适用（Ctrl+D）</translation>
    </message>
</context>
<context>
    <name>SafetyVisitsTab</name>
    <message>
        <source>Daily sheets</source>
        <translation>日常监测</translation>
    </message>
    <message>
        <source>Unscheduled visit</source>
        <translation>计划外访视</translation>
    </message>
    <message>
        <source>Safety visits</source>
        <translation>安全性访视</translation>
    </message>
</context>
<context>
    <name>ScreeningTab</name>
    <message>
        <source>Screening</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>SecondCheckDialog</name>
    <message>
        <source>Check {step}</source>
        <translation>核对 {step}</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>本人已核对</translation>
    </message>
    <message>
        <source>Another person than {recorded}: {roles}</source>
        <translation>由 {recorded} 以外的人员核对：{roles}</translation>
    </message>
    <message>
        <source>A later change of the step makes the check void</source>
        <translation>本步骤以后如有改动，核对即失效</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source>Same sample as above</source>
        <translation>与上同一标本</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>判读</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ShiftSheetPreview</name>
    <message>
        <source>Shift hand-over sheet</source>
        <translation>交班单</translation>
    </message>
    <message>
        <source>Noted as printed: {file}</source>
        <translation>已登记打印：{file}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign {page}</source>
        <translation>签名&#x3000;{page}</translation>
    </message>
    <message>
        <source>Content digest {digest} · SHA-256</source>
        <translation>内容摘要 {digest} · SHA-256</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>项已填</translation>
    </message>
    <message>
        <source>not done (ND)</source>
        <translation>项未做</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>处更正</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>处已说明</translation>
    </message>
    <message>
        <source>must be resolved</source>
        <translation>必须处理</translation>
    </message>
    <message>
        <source>Preview page</source>
        <translation>预览页面</translation>
    </message>
    <message>
        <source>{page}, version {n}</source>
        <translation>{page}&#x3000;第 {n} 版</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>签署内容</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>{name} has signed “{meaning}” {time}</source>
        <translation>{name} 已签“{meaning}” {time}</translation>
    </message>
</context>
<context>
    <name>SignVisitDialog</name>
    <message>
        <source>Sign {page}</source>
        <translation>签名&#x3000;{page}</translation>
    </message>
    <message>
        <source>Content digests, SHA-256: {digests}</source>
        <translation>内容摘要（SHA-256）：{digests}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing waits for your signature now.</source>
        <translation>现在没有等待您签名的页面。</translation>
    </message>
    <message>
        <source>{n} pages · {filled} filled · {absent} not done (ND) · {corrected} corrected · {explained} explained</source>
        <translation>{n} 页 · 已填 {filled} · 缺失 {absent} · 更正 {corrected} · 已说明 {explained}</translation>
    </message>
    <message>
        <source>Not signed now: {n} pages</source>
        <translation>本次不签：{n} 页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>{name} has signed “{meaning}” {time}</source>
        <translation>{name} 已签“{meaning}” {time}</translation>
    </message>
    <message>
        <source>unchanged, signed anew with its document</source>
        <translation>内容未变，随文件重签</translation>
    </message>
    <message>
        <source>{n} to check</source>
        <translation>{n} 处请核对</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完整</translation>
    </message>
    <message>
        <source>{n} not done (ND)</source>
        <translation>缺失 {n}</translation>
    </message>
    <message>
        <source>{n} corrected</source>
        <translation>更正 {n}</translation>
    </message>
    <message>
        <source>{n} results awaited</source>
        <translation>{n} 项未报告</translation>
    </message>
    <message>
        <source>{n} explained</source>
        <translation>已说明 {n}</translation>
    </message>
</context>
<context>
    <name>SignedPreview</name>
    <message>
        <source>Export signed PDF</source>
        <translation>导出签名 PDF</translation>
    </message>
    <message>
        <source>Print copy</source>
        <translation>打印副本</translation>
    </message>
    <message>
        <source>Printed: {file}</source>
        <translation>已打印：{file}</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
</context>
<context>
    <name>SigningSheet</name>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>User id {id}</source>
        <translation>工号 {id}</translation>
    </message>
    <message>
        <source>Workstation {name}</source>
        <translation>工作站 {name}</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>first signature since login</source>
        <translation>登录后首次签名需输入工号</translation>
    </message>
    <message>
        <source>Own password</source>
        <translation>本人密码</translation>
    </message>
    <message>
        <source>typed every time; Enter does not sign</source>
        <translation>每次都要输入；按回车不会签名</translation>
    </message>
    <message>
        <source>This is not the id of the person logged in; log in as that person to sign.</source>
        <translation>这不是当前登录者的工号；请由本人登录后签名。</translation>
    </message>
    <message>
        <source>{n} of {of} documents signed</source>
        <translation>已签 {n}/{of} 份文件</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>正在签名…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Records not intact ({number})</source>
        <translation>记录不完整（{number}）</translation>
    </message>
    <message>
        <source>Records intact: {n}</source>
        <translation>数据完整 {n} 条</translation>
    </message>
    <message>
        <source>Locks in {n} s; drafts are kept</source>
        <translation>{n} 秒后自动锁定，草稿会保留</translation>
    </message>
    <message>
        <source>source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>next finding</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Override…</source>
        <translation>越过…</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>核对…</translation>
    </message>
    <message>
        <source>{who}, checked by: {checker}</source>
        <translation>{who}，核对：{checker}</translation>
    </message>
    <message>
        <source>Responsible: {who}; written down by {roles}</source>
        <translation>责任人：{who}；由{roles}代录</translation>
    </message>
    <message>
        <source>Overridden by {who}: {why}</source>
        <translation>已由 {who} 越过：{why}</translation>
    </message>
    <message>
        <source>Changed after {who} let it pass: no longer holds</source>
        <translation>{who} 越过后有改动，不再有效</translation>
    </message>
    <message>
        <source>Checked by {who}</source>
        <translation>已由 {who} 核对</translation>
    </message>
    <message>
        <source>Changed after the check by {who}: check again</source>
        <translation>{who} 核对后有改动，须重新核对</translation>
    </message>
    <message>
        <source>To be checked by: {who}</source>
        <translation>待{who}核对</translation>
    </message>
    <message>
        <source> (late {delay})</source>
        <translation>（晚 {delay}）</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>尚未记录</translation>
    </message>
    <message>
        <source>{state}, not saved yet</source>
        <translation>{state}，尚未保存</translation>
    </message>
</context>
<context>
    <name>SubjectBanner</name>
    <message>
        <source>Disease</source>
        <translation>诊断组</translation>
    </message>
    <message>
        <source>Planned D0</source>
        <translation>计划 D0</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <source>Screening no. {n}</source>
        <translation>筛选 第 {n} 次</translation>
    </message>
    <message>
        <source>Must resolve {n}</source>
        <translation>必须处理 {n}</translation>
    </message>
    <message>
        <source>Not met {n}</source>
        <translation>不符合 {n}</translation>
    </message>
    <message>
        <source>Pending {n}</source>
        <translation>待定 {n}</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>sex ?</source>
        <translation>性别未录</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>age ?</source>
        <translation>年龄未录</translation>
    </message>
    <message>
        <source>Choose a subject</source>
        <translation>选择受试者</translation>
    </message>
    <message>
        <source>Subject {code}, choose another</source>
        <translation>受试者 {code}，可选择其他受试者</translation>
    </message>
    <message>
        <source>Subjects (Ctrl+K)</source>
        <translation>受试者列表（Ctrl+K）</translation>
    </message>
</context>
<context>
    <name>SubjectCard</name>
    <message>
        <source>no D0 yet</source>
        <translation>未排期</translation>
    </message>
</context>
<context>
    <name>SubjectChooser</name>
    <message>
        <source>no D0 yet</source>
        <translation>未排期</translation>
    </message>
    <message>
        <source>Register a subject</source>
        <translation>登记受试者</translation>
    </message>
    <message>
        <source>No subject registered yet</source>
        <translation>尚未登记受试者</translation>
    </message>
</context>
<context>
    <name>SubjectState</name>
    <message>
        <source>ended {day}</source>
        <translation>已于 {day} 结束</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>{visit}: pages all signed</source>
        <translation>{visit} 页面已全部签名</translation>
    </message>
    <message>
        <source>{visit} from {day}</source>
        <translation>{visit} 自 {day} 起</translation>
    </message>
    <message>
        <source>{visit} {done}/{all} pages</source>
        <translation>{visit} {done}/{all} 页</translation>
    </message>
    <message>
        <source>must resolve {n}</source>
        <translation>必须处理 {n}</translation>
    </message>
    <message>
        <source>not met {n}</source>
        <translation>不符合 {n}</translation>
    </message>
    <message>
        <source>pending {n}</source>
        <translation>待定 {n}</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>{tab}, {n} overdue</source>
        <translation>{tab}，逾期 {n} 项</translation>
    </message>
</context>
<context>
    <name>ToDoList</name>
    <message>
        <source>To do: {n}</source>
        <translation>要办 {n} 项</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>无缺项</translation>
    </message>
</context>
<context>
    <name>TodayTab</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Register a subject</source>
        <translation>登记受试者</translation>
    </message>
    <message>
        <source>No subject registered yet</source>
        <translation>尚未登记受试者</translation>
    </message>
    <message>
        <source>Registering opens the screening pages.</source>
        <translation>登记后即可录入筛选页。</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有等您处理的事项</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未完成的事项</translation>
    </message>
    <message>
        <source>“Everybody” shows the rows of the other roles.</source>
        <translation>点“全部”可看其他角色的事项。</translation>
    </message>
    <message>
        <source>This role sees no clinical data</source>
        <translation>本角色不显示临床数据</translation>
    </message>
    <message>
        <source>Accounts, keys and the state of the site are yours; subjects are not shown.</source>
        <translation>系统管理员负责账户、密钥和站点状态，不查看受试者。</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>WardSource</source>
        <translation>床旁源数据</translation>
    </message>
    <message>
        <source>Ctrl+{n}</source>
        <translation>Ctrl+{n}</translation>
    </message>
    <message>
        <source>Switch the language; what was typed stays</source>
        <translation>切换语言；已输入的内容保留</translation>
    </message>
    <message>
        <source>Export verification certificates</source>
        <translation>导出核验用证书</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Lock the window (Ctrl+L)</source>
        <translation>锁定窗口（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>UnsignedPreview</name>
    <message>
        <source>Unsigned, for the eye only: print after signing, or issue a worksheet</source>
        <translation>未签名，仅供查看；签名后打印，床旁请发放工作表</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Not eligible</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Eligible so far</source>
        <translation>目前均符合</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>{n} criteria · {met} met · {failed} not met · {pending} pending</source>
        <translation>{n} 条 · 符合 {met} · 不符合 {failed} · 待定 {pending}</translation>
    </message>
    <message>
        <source>General inclusion</source>
        <translation>一般入选</translation>
    </message>
    <message>
        <source>{n} met: {keys}</source>
        <translation>符合 {n} 条&#x3000;{keys}</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>VisitCells</name>
    <message>
        <source>Not held</source>
        <translation>未进行</translation>
    </message>
    <message>
        <source>{n} d left</source>
        <translation>余 {n} 天</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>今天截止</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>未定</translation>
    </message>
</context>
<context>
    <name>VisitRoom</name>
    <message>
        <source>Sign this visit</source>
        <translation>签名本访视</translation>
    </message>
</context>
<context>
    <name>VisitTab</name>
    <message>
        <source>Event logs</source>
        <translation>事件登记</translation>
    </message>
</context>
<context>
    <name>WarningBar</name>
    <message>
        <source>Recording goes on; tell the investigator and IT</source>
        <translation>可继续记录；请告知研究者和信息科</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>已知悉</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Training data: no subject&apos;s record; prints are watermarked</source>
        <translation>培训数据&#x3000;不是受试者记录&#x3000;打印件带水印</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>No deviation</source>
        <translation>不是偏离</translation>
    </message>
    <message>
        <source>Restore draft</source>
        <translation>恢复草稿</translation>
    </message>
    <message>
        <source>Go and sign</source>
        <translation>去签名</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Enter in the log</source>
        <translation>登记偏离</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>WorksheetDialog</name>
    <message>
        <source>Worksheet: {page}</source>
        <translation>工作表&#x3000;{page}</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Whole visit: {visit}</source>
        <translation>整个访视：{visit}</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部访视</translation>
    </message>
    <message>
        <source>Blank, all written by hand</source>
        <translation>空白，各项均手写</translation>
    </message>
    <message>
        <source>Prefilled with saved values</source>
        <translation>预填，已保存的值印出，其余手写</translation>
    </message>
    <message>
        <source>Each issue has its own number and is an entry. A filled sheet is kept as the source of what is typed from it.</source>
        <translation>每份有编号，发放即入记录；填写后的工作表作为所录数据的来源保存。</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>{n} of {of} sheets drawn</source>
        <translation>已生成 {n} / {of} 张</translation>
    </message>
</context>
<context>
    <name>WorksheetPreview</name>
    <message>
        <source>Issued: {file}</source>
        <translation>已发放：{file}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>_Saved</name>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Entry {n} · {head}</source>
        <translation>记录 {n} · {head}</translation>
    </message>
</context>
</TS>
